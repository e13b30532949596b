package assay.application.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import assay.application.scoring.Cards;
import assay.application.scoring.DecisionSamples;
import assay.application.scoring.InMemoryDecisionLog;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.triage.AuditTrail.Entry;
import assay.application.triage.Notes.Note;
import assay.domain.cost.Tier;
import assay.domain.event.Sha256;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.CaseId;
import assay.domain.triage.GivenVerdict;
import assay.domain.triage.Label;
import assay.domain.triage.ReviewRules;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.Escalated;
import assay.domain.triage.TriageCase.NotAllowed;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkOnCaseTest {
  private static final Reviewer ANN = new Reviewer("ann");
  private static final Reviewer BEN = new Reviewer("ben");
  private static final Verdict FLAGGED =
      new Verdict(Verdict.Outcome.FLAGGED, Optional.of("stolen card"), "called");
  private static final Verdict CLEARED = new Verdict(Verdict.Outcome.CLEARED, Optional.empty(), "");
  private static final Duration LOCK = Duration.ofMinutes(15);

  /** A clock that stands until it is moved. */
  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    void move(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Hands clock = new Hands();
  private final InMemoryDecisionLog log = new InMemoryDecisionLog();
  private final InMemoryTriage triage = new InMemoryTriage(log, clock);
  private final ServingStreams streams = new ServingStreams();
  private final WorkOnCase work =
      new WorkOnCase(
          triage, streams, triage, triage, triage, triage, new TriageSettings(LOCK, 100), clock);
  private CaseId id;

  @BeforeEach
  void opensACase() {
    id = open(OptionalDouble.empty());
  }

  /** A case of 1,250 euros, in a stream of its own. */
  private CaseId open(OptionalDouble fourEyesFrom) {
    var sample = DecisionSamples.fresh().opening(Tier.HIGH, 1);
    var rules = new ReviewRules(ReviewRules.USUAL_REASONS, fourEyesFrom, 0);
    streams.swap(
        new Serving(
            Cards.reviewed(sample.stream(), rules),
            Sha256.of(new byte[] {1}),
            1,
            Optional.of(Cards.model("m"))));
    var entry = sample.entry();
    log.append(entry).join();
    return CaseId.of(entry.decision().id());
  }

  private List<String> deeds() {
    return triage.list("case:" + id).stream().map(e -> e.by() + " " + e.deed()).toList();
  }

  private List<Label> labels() {
    return triage.list(new DecisionId(id.value()));
  }

  @Test
  void holdsACaseForOneReviewerUntilTheLockRunsOut() {
    assertThat(work.claim(id, ANN).until()).isEqualTo(clock.instant().plus(LOCK));
    clock.move(LOCK.minusSeconds(1));
    assertThatThrownBy(() -> work.claim(id, BEN)).isInstanceOf(NotAllowed.class);
    clock.move(Duration.ofSeconds(1));

    assertThat(work.claim(id, BEN).by()).isEqualTo(BEN);
    assertThatThrownBy(() -> work.close(id, CLEARED, ANN)).isInstanceOf(NotAllowed.class);
    assertThat(deeds()).containsExactly("ben case-claimed", "ann case-claimed");
  }

  @Test
  void renewsAClaimWithoutAnEntryOfItsOwn() {
    work.claim(id, ANN);
    clock.move(Duration.ofMinutes(10));

    assertThat(work.claim(id, ANN).until()).isEqualTo(clock.instant().plus(LOCK));
    assertThat(deeds()).containsExactly("ann case-claimed");
  }

  @Test
  void givesBackOnlyWhatOneHolds() {
    work.claim(id, ANN);

    work.release(id, BEN);
    assertThat(triage.find(id).orElseThrow()).isInstanceOf(Claimed.class);
    work.release(id, ANN);
    assertThat(triage.find(id).orElseThrow()).isInstanceOf(Open.class);
    assertThat(deeds()).containsExactly("ann case-released", "ann case-claimed");
  }

  @Test
  void labelsWhatItDecides() {
    var closed = (Closed) work.close(id, FLAGGED, ANN);

    assertThat(closed.by()).isEqualTo(ANN);
    assertThat(labels())
        .containsExactly(
            new Label(new DecisionId(id.value()), true, Label.VERDICT, "ann", clock.instant()));
    assertThat(triage.list("case:" + id).get(0))
        .extracting(Entry::deed, Entry::detail)
        .containsExactly("case-flagged", "stolen card");
    assertThatThrownBy(() -> work.claim(id, BEN))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("flagged by ann");
  }

  @Test
  void asksForTwoPeopleFromTheAmountOfTheStream() {
    assertThat(work.close(open(OptionalDouble.of(1250.01)), CLEARED, ANN))
        .isInstanceOf(Closed.class);
    id = open(OptionalDouble.of(1250));

    assertThat(work.close(id, CLEARED, ANN)).isInstanceOf(Escalated.class);
    assertThat(labels()).isEmpty();
    assertThat(triage.list("case:" + id).get(0))
        .extracting(Entry::deed, Entry::detail)
        .containsExactly("case-first-verdict", "");
    assertThatThrownBy(() -> work.close(id, CLEARED, ANN)).isInstanceOf(NotAllowed.class);

    assertThat(work.close(id, FLAGGED, BEN)).isInstanceOf(Closed.class);
    assertThat(labels()).extracting(Label::fraud, Label::by).containsExactly(tuple(true, "ben"));
  }

  @Test
  void takesAVerdictBackForHalfAMinute() {
    work.close(id, FLAGGED, ANN);
    assertThatThrownBy(() -> work.undo(id, BEN)).isInstanceOf(NotAllowed.class);
    clock.move(Duration.ofSeconds(30));

    assertThat(work.undo(id, ANN).by()).isEqualTo(ANN);
    assertThat(labels()).isEmpty();
    assertThatThrownBy(() -> work.undo(id, ANN))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("no verdict");

    work.close(id, FLAGGED, ANN);
    clock.move(Duration.ofSeconds(31));
    assertThatThrownBy(() -> work.undo(id, ANN))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("reopen");
    assertThat(labels()).hasSize(1);
  }

  @Test
  void takesTheFirstOfTwoSaysBack() {
    id = open(OptionalDouble.of(0));
    work.close(id, CLEARED, ANN);

    assertThat(work.undo(id, ANN).escalation()).isEmpty();
  }

  @Test
  void reopensWithAReason() {
    work.close(id, FLAGGED, ANN);

    assertThatIllegalArgumentException().isThrownBy(() -> work.reopen(id, " ", BEN));
    assertThat(work.reopen(id, "customer called", BEN)).isInstanceOf(Open.class);
    assertThat(labels()).isEmpty();
    assertThat(triage.list("case:" + id).get(0).detail()).isEqualTo("customer called");
    assertThatThrownBy(() -> work.reopen(id, "again", BEN)).isInstanceOf(NotAllowed.class);
  }

  @Test
  void keepsEveryVerdictThatIsTakenBack() {
    work.close(id, FLAGGED, ANN);
    var noon = clock.instant();
    work.undo(id, ANN);
    clock.move(Duration.ofSeconds(5));
    work.close(id, CLEARED, ANN);
    work.reopen(id, "customer called", BEN);

    assertThat(triage.given(id))
        .containsExactly(
            new GivenVerdict(id, ANN, noon, FLAGGED, false),
            new GivenVerdict(id, ANN, clock.instant(), CLEARED, false));
  }

  @Test
  void keepsTheFirstOfTwoVerdictsHiddenUntilTheSecond() {
    id = open(OptionalDouble.of(0));
    work.close(id, FLAGGED, ANN);
    var first = new GivenVerdict(id, ANN, clock.instant(), FLAGGED, true);

    assertThat(GivenVerdict.shown(triage.given(id), ANN)).containsExactly(first);
    assertThat(GivenVerdict.shown(triage.given(id), BEN)).isEmpty();
    work.close(id, CLEARED, BEN);
    var second = new GivenVerdict(id, BEN, clock.instant(), CLEARED, false);
    assertThat(GivenVerdict.shown(triage.given(id), BEN)).containsExactly(first, second);

    work.reopen(id, "customer called", BEN);
    work.close(id, FLAGGED, BEN);
    assertThat(GivenVerdict.shown(triage.given(id), ANN)).containsExactly(first, second);
    assertThat(GivenVerdict.shown(triage.given(id), BEN)).hasSize(3);
  }

  @Test
  void assignsWithAReasonAndKeepsOthersOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> work.assign(id, Optional.of(BEN), "", ANN));

    assertThat(work.assign(id, Optional.of(BEN), "knows the customer", ANN).assignee())
        .contains(BEN);
    assertThatThrownBy(() -> work.claim(id, ANN)).isInstanceOf(NotAllowed.class);
    assertThat(work.claim(id, BEN).by()).isEqualTo(BEN);
    assertThatThrownBy(() -> work.assign(id, Optional.of(ANN), "quick", ANN))
        .isInstanceOf(NotAllowed.class);
    work.assign(id, Optional.empty(), "on leave", BEN);
    assertThat(work.claim(id, ANN).by()).isEqualTo(ANN);
  }

  @Test
  void letsAnAdministratorTakeACaseAway() {
    work.claim(id, ANN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> work.takeAway(id, Optional.of(BEN), " ", BEN));
    assertThat(work.takeAway(id, Optional.of(BEN), "on leave", BEN).assignee()).contains(BEN);
    assertThat(triage.list("case:" + id).get(0))
        .extracting(Entry::by, Entry::deed, Entry::detail)
        .containsExactly("ben", "case-taken-away", "ann → ben: on leave");
    assertThatThrownBy(() -> work.close(id, FLAGGED, ANN)).isInstanceOf(NotAllowed.class);

    work.takeAway(id, Optional.empty(), "nobody has it", BEN);
    assertThat(deeds().get(0)).isEqualTo("ben case-assigned");
    work.escalate(id, "odd", ANN);
    work.claim(id, BEN);
    assertThatThrownBy(() -> work.takeAway(id, Optional.of(ANN), "hers", new Reviewer("root")))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void tellsOnceAnHourWhoReadsACase() {
    work.close(id, FLAGGED, ANN);

    assertThat(work.open(id, BEN)).isTrue();
    clock.move(Duration.ofMinutes(59));
    assertThat(work.open(id, BEN)).isFalse();
    assertThat(work.open(id, ANN)).isTrue();
    clock.move(Duration.ofMinutes(1));
    assertThat(work.open(id, BEN)).isTrue();
    assertThat(deeds())
        .startsWith("ben case-opened", "ann case-opened", "ben case-opened", "ann case-flagged");
  }

  @Test
  void putsACaseAside() {
    var tomorrow = clock.instant().plus(Duration.ofDays(1));

    assertThat(work.snooze(id, tomorrow, ANN).until()).isEqualTo(tomorrow);
    assertThat(triage.list("case:" + id).get(0).detail()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(work.claim(id, BEN).by()).isEqualTo(BEN);
    for (Instant end :
        List.of(clock.instant(), clock.instant().plus(Duration.ofDays(90).plusMillis(1)))) {
      assertThatIllegalArgumentException().isThrownBy(() -> work.snooze(id, end, BEN));
    }
  }

  @Test
  void handsACaseToSomebodyElse() {
    assertThat(work.escalate(id, "too large for me", ANN).first().by()).isEqualTo(ANN);

    assertThatThrownBy(() -> work.claim(id, ANN)).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> work.escalate(id, "for me, too", BEN)).isInstanceOf(NotAllowed.class);
    assertThat(work.close(id, CLEARED, BEN)).isInstanceOf(Closed.class);
  }

  @Test
  void keepsNotes() {
    work.note(id, "Called the customer.", ANN);

    assertThat(triage.list(id))
        .containsExactly(new Note(id, ANN, clock.instant(), "Called the customer."));
    assertThat(deeds()).containsExactly("ann case-noted");
    assertThatIllegalArgumentException().isThrownBy(() -> work.note(id, " ", ANN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> work.note(id, "x".repeat(Verdict.LONGEST_NOTE + 1), ANN));
  }

  @Test
  void knowsNoOtherCases() {
    var other = new CaseId(UUID.randomUUID());

    for (Runnable deed :
        List.<Runnable>of(
            () -> work.claim(other, ANN),
            () -> work.release(other, ANN),
            () -> work.close(other, CLEARED, ANN),
            () -> work.undo(other, ANN),
            () -> work.reopen(other, "why", ANN),
            () -> work.assign(other, Optional.of(BEN), "why", ANN),
            () -> work.note(other, "text", ANN))) {
      assertThatThrownBy(deed::run)
          .isInstanceOf(NoSuchElementException.class)
          .hasMessageContaining(other.toString());
    }
  }
}
