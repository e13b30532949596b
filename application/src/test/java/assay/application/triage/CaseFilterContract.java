package assay.application.triage;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.scoring.DecisionSamples;
import assay.application.triage.CaseFilter.Range;
import assay.application.triage.CaseQueue.Item;
import assay.application.triage.CaseQueue.Reach;
import assay.application.triage.CaseQueue.State;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.triage.Availability;
import assay.domain.triage.CaseId;
import assay.domain.triage.Escalation;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Escalated;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.TriageCase.Snoozed;
import assay.domain.triage.TriageCase.Undecided;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** How every queue narrows and counts. */
public interface CaseFilterContract extends CaseQueueSamples {
  @Test
  default void narrowsByTierStateAndReviewer() {
    var stream = DecisionSamples.freshStream();
    var high = open(stream, Tier.HIGH, 3);
    var claimed = open(stream, Tier.HIGH, 2);
    var medium = open(stream, Tier.MEDIUM, 1);
    var closed = open(stream, Tier.MEDIUM, 4);
    claim(claimed, "alice");
    clear(closed);

    assertThat(ids(CaseQueueSamples.of(stream))).containsExactly(high, claimed, medium);
    assertThat(ids(CaseQueueSamples.all(stream).of(Optional.of(Tier.MEDIUM))))
        .containsExactly(closed, medium);
    assertThat(ids(CaseQueueSamples.all(stream))).containsExactly(closed, high, claimed, medium);
    assertThat(ids(CaseQueueSamples.all(stream).in(Set.of(State.CLOSED)))).containsExactly(closed);
    assertThat(ids(CaseQueueSamples.all(stream).in(Set.of(State.OPEN))))
        .containsExactly(high, medium);
    assertThat(ids(CaseQueueSamples.of(stream).with(Optional.of("alice"))))
        .containsExactly(claimed);
    assertThat(ids(CaseQueueSamples.all(stream).with(Optional.of("carol"))))
        .containsExactly(closed);
    assertThat(ids(CaseQueueSamples.of(stream).with(Optional.of("bob")))).isEmpty();
    assertThat(queue().count(CaseQueueSamples.of(stream).of(Optional.of(Tier.HIGH))))
        .isEqualTo(Map.of(Action.REVIEW, Map.of(Tier.HIGH, 2L, Tier.MEDIUM, 1L)));
  }

  @Test
  default void narrowsByHowACaseStandsForOnePerson() {
    var stream = DecisionSamples.freshStream();
    var alice = new Reviewer("alice");
    var bob = new Reviewer("bob");
    var minute = Duration.ofMinutes(1);
    var early = now().minusSeconds(60);
    var soon = now().plusSeconds(1);
    var nobody = Optional.<Reviewer>empty();
    for (var first : List.of(Optional.<Escalation>empty(), escalated(alice), escalated(bob))) {
      for (var to : List.of(nobody, Optional.of(alice), Optional.of(bob))) {
        save(stream, (id, at) -> waiting(id, at, to, first));
        for (var by : List.of(alice, bob)) {
          save(stream, (id, at) -> new Claimed(id, at, by, early.plus(minute), to, first));
          save(stream, (id, at) -> new Claimed(id, at, by, soon, to, first));
          save(stream, (id, at) -> new Snoozed(id, at, by, early.plus(minute), to, first));
          save(stream, (id, at) -> new Snoozed(id, at, by, soon, to, first));
        }
      }
    }

    var all = queue().list(CaseQueueSamples.all(stream), Optional.empty(), 100).items();
    assertThat(all).hasSize(81);
    for (Availability availability : Availability.values()) {
      var expected =
          all.stream()
              .filter(i -> Availability.of(undecided(i), alice, now()) == availability)
              .map(Item::id)
              .toList();
      assertThat(expected).isNotEmpty();
      assertThat(ids(CaseQueueSamples.all(stream).standing(availability, alice)))
          .as("%s", availability)
          .containsExactlyElementsOf(expected);
    }
  }

  private static Optional<Escalation> escalated(Reviewer by) {
    return Optional.of(new Escalation(by, Instant.EPOCH, "odd", Optional.empty()));
  }

  private static TriageCase waiting(
      CaseId id, Instant at, Optional<Reviewer> to, Optional<Escalation> first) {
    return first.isPresent() ? new Escalated(id, at, to, first.get()) : new Open(id, at, to);
  }

  private static Undecided undecided(Item item) {
    return (Undecided) item.triageCase();
  }

  private void save(StreamName stream, BiFunction<CaseId, Instant, TriageCase> state) {
    var id = open(stream, Tier.HIGH, 1);
    var opened = queue().find(id).orElseThrow().triageCase().openedAt();
    save(state.apply(id, opened));
  }

  @Test
  default void leavesOutWhatIsPutAsideUntilItsTime() {
    var stream = DecisionSamples.freshStream();
    var later = open(stream, Tier.HIGH, 3);
    var over = open(stream, Tier.HIGH, 2);
    var free = open(stream, Tier.HIGH, 1);
    snooze(later, now().plusSeconds(60));
    snooze(over, now());

    assertThat(ids(CaseQueueSamples.of(stream))).containsExactly(over, free);
    assertThat(ids(CaseQueueSamples.of(stream).awake(false))).containsExactly(later, over, free);
    assertThat(ids(CaseQueueSamples.all(stream).in(Set.of(State.SNOOZED))))
        .containsExactly(later, over);
    assertThat(queue().count(CaseQueueSamples.of(stream)).get(Action.REVIEW))
        .isEqualTo(Map.of(Tier.HIGH, 2L));
  }

  @Test
  default void tellsWhatWasBlockedFromWhatWaitsForReview() {
    var stream = DecisionSamples.freshStream();
    var review = open(stream, Tier.HIGH, 2);
    var sample = DecisionSamples.fresh().in(stream).opening(Tier.HIGH, 1).deciding(Action.BLOCK);
    log().append(sample.entry()).join();
    var block = CaseQueueSamples.of(stream).deciding(Optional.of(Action.BLOCK));
    var blocked = queue().list(block, Optional.empty(), 10).items();

    assertThat(ids(CaseQueueSamples.of(stream))).hasSize(2);
    assertThat(ids(CaseQueueSamples.of(stream).deciding(Optional.of(Action.REVIEW))))
        .containsExactly(review);
    assertThat(blocked).extracting(Item::action).containsExactly(Action.BLOCK);
    assertThat(blocked).extracting(Item::eventId).containsExactly(sample.eventId());
    assertThat(queue().count(block).get(Action.BLOCK)).isEqualTo(Map.of(Tier.HIGH, 1L));
  }

  @Test
  default void narrowsByAmountAndEventId() {
    var stream = DecisionSamples.freshStream();
    var entry =
        DecisionSamples.fresh()
            .in(stream)
            .withEventId("Order-100%_7")
            .opening(Tier.HIGH, 1)
            .entry();
    log().append(entry).join();
    open(stream, Tier.HIGH, 2);
    var id = CaseId.of(entry.decision().id());

    assertThat(ids(search(stream, "1000", "1000", "order-100%"))).containsExactly(id);
    assertThat(ids(search(stream, "0", "2000", "%_7"))).containsExactly(id);
    assertThat(ids(search(stream, "0", "2000", "%%"))).isEmpty();
    assertThat(ids(search(stream, "1000.01", "2000", "order"))).isEmpty();
    assertThat(ids(search(stream, "0", "999.99", "order"))).isEmpty();
  }

  @Test
  default void findsByOneTextWhatPeopleKnowOfACase() {
    var stream = DecisionSamples.freshStream();
    var first = open(stream, "1", 0.5, "4711", now());
    var second = open(stream, "1", 0.5, "2", now());

    assertThat(ids(sought(stream, "4711", "card=4711", "shop=4711"))).containsExactly(first);
    assertThat(ids(sought(stream, "471", "card=471", "shop=471"))).isEmpty();
    assertThat(ids(sought(stream, second.toString().toUpperCase(Locale.ROOT))))
        .containsExactly(second);
    assertThat(ids(sought(stream, "\0", "card=\0"))).isEmpty();
  }

  private static CaseFilter sought(StreamName stream, String text, String... subjects) {
    return CaseQueueSamples.all(stream)
        .seeking(Optional.of(new CaseFilter.Sought(text, List.of(subjects))));
  }

  @Test
  default void narrowsByTimeSubjectAndModel() {
    var stream = DecisionSamples.freshStream();
    var first = open(stream, "1", 0.5, "o'Hara {1}", now().minusSeconds(60));
    var second = open(stream, "1", 0.5, "2", now());
    String hash = Sha256.of("2".getBytes(StandardCharsets.UTF_8)).hex();
    var last30 = Range.of(now().minusSeconds(30), now());

    assertThat(ids(CaseQueueSamples.all(stream).within(Range.all(), last30)))
        .containsExactly(second);
    assertThat(ids(CaseQueueSamples.all(stream).about(List.of("card=o'Hara {1}"))))
        .containsExactly(first);
    assertThat(ids(CaseQueueSamples.all(stream).about(List.of("shop=s", "card=s"))))
        .containsExactlyInAnyOrder(first, second);
    assertThat(ids(CaseQueueSamples.all(stream).about(List.of("card=s")))).isEmpty();
    assertThat(ids(CaseQueueSamples.all(stream).decidedBy(Optional.of(hash))))
        .containsExactly(second);
    assertThat(ids(CaseQueueSamples.all(stream).decidedBy(Optional.of(hash.substring(0, 8)))))
        .containsExactly(second);
    assertThat(ids(CaseQueueSamples.all(stream).decidedBy(Optional.of("ffffffffff")))).isEmpty();
  }

  @Test
  default void addsUpWhatTheFirstReviewsSave() {
    var stream = DecisionSamples.freshStream();
    for (int i = 0; i < 3; i++) {
      open(stream, Tier.HIGH, 3 - i);
    }
    var first = queue().list(CaseQueueSamples.of(stream), Optional.empty(), 10).items();

    // Each of the samples saves 872.375.
    assertThat(queue().reach(CaseQueueSamples.of(stream), 2))
        .isEqualTo(new Reach(2, Map.of("EUR", 1744.75), Optional.of(first.get(1).id())));
    assertThat(queue().reach(CaseQueueSamples.of(stream), 3))
        .isEqualTo(new Reach(3, Map.of("EUR", 2617.125), Optional.empty()));
    assertThat(queue().reach(CaseQueueSamples.of(DecisionSamples.freshStream()), 3))
        .isEqualTo(new Reach(0, Map.of(), Optional.empty()));
  }

  @Test
  default void countsTheVerdictsSinceATime() {
    long before = queue().decidedSince(Instant.EPOCH);
    clear(open(DecisionSamples.freshStream(), Tier.HIGH, 3));

    assertThat(queue().decidedSince(Instant.EPOCH)).isEqualTo(before + 1);
    assertThat(queue().decidedSince(Instant.parse("2200-01-01T00:00:00Z"))).isZero();
  }

  @Test
  default void tellsWhereTheFirstCasesStand() {
    open(DecisionSamples.freshStream(), Tier.HIGH, 1e12);

    assertThat(queue().places(1)).containsExactly(new CaseQueue.Place(1e12, 0.9));
  }

  private static CaseFilter search(StreamName stream, String from, String to, String text) {
    return CaseQueueSamples.all(stream)
        .within(Range.of(new BigDecimal(from), new BigDecimal(to)), Range.all())
        .containing(Optional.of(text));
  }
}
