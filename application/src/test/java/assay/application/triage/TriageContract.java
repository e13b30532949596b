package assay.application.triage;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.Transactions;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionSamples;
import assay.application.triage.AuditTrail.Entry;
import assay.application.triage.Notes.Note;
import assay.domain.cost.Tier;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.CaseId;
import assay.domain.triage.GivenVerdict;
import assay.domain.triage.Label;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.Escalated;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What keeps cases, labels, notes, verdicts and the audit trail. */
public interface TriageContract extends Transactions {
  Instant NOON = Instant.parse("2026-11-22T12:00:00.000001Z");
  Reviewer ALICE = new Reviewer("alice");
  Reviewer BOB = new Reviewer("bob");

  DecisionLog log();

  TriageCases cases();

  Labels labels();

  Notes notes();

  Verdicts verdicts();

  AuditTrail audit();

  /** A case as its decision opens it. */
  default CaseId openedCase() {
    var entry = DecisionSamples.fresh().opening(Tier.HIGH, 1).entry();
    log().append(entry).join();
    return CaseId.of(entry.decision().id());
  }

  private TriageCase save(TriageCase triageCase) {
    inTransaction(() -> cases().save(triageCase));
    return triageCase;
  }

  @Test
  default void findsACaseAsItsDecisionOpenedIt() {
    var id = openedCase();

    assertThat(cases().find(id))
        .hasValueSatisfying(
            found -> {
              assertThat(found).isInstanceOf(Open.class);
              assertThat(((Open) found).assignee()).isEmpty();
            });
  }

  @Test
  default void findsNoCaseThatWasNeverOpened() {
    var id = new CaseId(UUID.randomUUID());

    assertThat(cases().find(id)).isEmpty();
    assertThat(inTransaction(() -> cases().lock(id))).isEmpty();
  }

  @Test
  default void returnsTheLatestStateOfACase() {
    var open = (Open) cases().find(openedCase()).orElseThrow();
    var lock = Duration.ofMinutes(10);
    var flagged = new Verdict(Verdict.Outcome.FLAGGED, Optional.of("stolen-card"), "<b>called</b>");
    var cleared = new Verdict(Verdict.Outcome.CLEARED, Optional.empty(), "");
    var assigned = open.assign(Optional.of(ALICE), BOB, NOON);
    var claimed = assigned.claim(ALICE, NOON, lock);
    var escalated = claimed.escalate("odd", ALICE, NOON);
    var second = escalated.claim(BOB, NOON, lock);
    var snoozed = second.snooze(NOON.plusSeconds(60), BOB, NOON);
    var third = snoozed.assign(Optional.of(BOB), ALICE, NOON).claim(BOB, NOON, lock);
    var closed = (Closed) third.decide(flagged, BOB, NOON, true);
    var first = claimed.decide(cleared, ALICE, NOON, true);
    var last = ((Escalated) first).claim(BOB, NOON, lock).decide(flagged, BOB, NOON, true);

    assertThat(
            List.of(
                assigned,
                claimed,
                escalated,
                second,
                snoozed,
                third,
                closed,
                closed.undo(BOB, NOON, lock),
                closed.reopen(),
                first,
                last))
        .allSatisfy(
            state -> {
              save(state);
              assertThat(cases().find(open.id())).contains(state);
            });
  }

  @Test
  default void opensACaseForADecisionThatHasNone() {
    var entry = DecisionSamples.fresh().entry();
    log().append(entry).join();
    var open = Open.fresh(CaseId.of(entry.decision().id()), NOON);

    save(open);

    assertThat(cases().find(open.id())).contains(open);
  }

  @Test
  default void knowsWhereACaseComesFrom() {
    var sample = DecisionSamples.fresh().opening(Tier.HIGH, 1);
    var decision = sample.decision();
    log().append(DecisionSamples.entry(decision, new byte[] {'{', '}'})).join();

    // 1,000 pounds at a rate of 1.25
    assertThat(cases().origin(CaseId.of(decision.id())))
        .contains(new TriageCases.Origin(sample.stream(), 1250));
    assertThat(cases().origin(new CaseId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void locksTheLatestState() {
    var open = (Open) cases().find(openedCase()).orElseThrow();
    var claimed = save(open.claim(ALICE, NOON, Duration.ofMinutes(10)));

    assertThat(inTransaction(() -> cases().lock(open.id()))).contains(claimed);
  }

  @Test
  default void keepsTheLatestLabelOfASource() {
    var decision = new DecisionId(openedCase().value());
    var first = new Label(decision, true, "verdict", "alice", NOON);
    var second = new Label(decision, false, "verdict", "bob", NOON.plusSeconds(1));
    var other = new Label(decision, true, "chargeback", "bank", NOON.plusSeconds(2));

    List.of(first, second, other).forEach(label -> inTransaction(() -> labels().record(label)));

    assertThat(labels().list(decision)).containsExactlyInAnyOrder(second, other);
  }

  @Test
  default void withdrawsTheLabelOfOneSource() {
    var decision = new DecisionId(openedCase().value());
    var verdict = new Label(decision, true, "verdict", "alice", NOON);
    var other = new Label(decision, true, "chargeback", "bank", NOON);
    List.of(verdict, other).forEach(label -> inTransaction(() -> labels().record(label)));

    inTransaction(() -> labels().withdraw(decision, "verdict"));
    inTransaction(() -> labels().withdraw(decision, "nobody"));

    assertThat(labels().list(decision)).containsExactly(other);
  }

  @Test
  default void labelsAgainWithinTheTransactionThatWithdrew() {
    var decision = new DecisionId(openedCase().value());
    var first = new Label(decision, true, "verdict", "alice", NOON);
    var second = new Label(decision, true, "verdict", "bob", NOON);
    inTransaction(() -> labels().record(first));

    inTransaction(
        () -> {
          labels().withdraw(decision, "verdict");
          labels().record(second);
        });

    assertThat(labels().list(decision)).containsExactly(second);
  }

  @Test
  default void listsVerdictsInTheOrderInWhichTheyWereGiven() {
    var id = openedCase();
    var flagged = new Verdict(Verdict.Outcome.FLAGGED, Optional.of("stolen-card"), "<b>a\nb</b>");
    var cleared = new Verdict(Verdict.Outcome.CLEARED, Optional.empty(), "");
    var first = new GivenVerdict(id, BOB, NOON, flagged, true);
    var second = new GivenVerdict(id, ALICE, NOON, cleared, false);

    inTransaction(() -> verdicts().add(first));
    inTransaction(() -> verdicts().add(second));

    assertThat(verdicts().given(id)).containsExactly(first, second);
    assertThat(verdicts().given(openedCase())).isEmpty();
  }

  @Test
  default void listsNotesInTheOrderOfWriting() {
    var id = openedCase();
    var other = openedCase();
    var written = new ArrayList<Note>();
    for (int i = 0; i < 3; i++) {
      written.add(new Note(id, ALICE, NOON, "note " + i));
    }

    written.forEach(note -> inTransaction(() -> notes().add(note)));
    inTransaction(() -> notes().add(new Note(other, BOB, NOON, "x".repeat(4000))));

    assertThat(notes().list(id)).containsExactlyElementsOf(written);
    assertThat(notes().list(other)).hasSize(1);
  }

  @Test
  default void listsDeedsTheLatestFirst() {
    String subject = "case:" + UUID.randomUUID();
    for (int i = 0; i < 5; i++) {
      var entry = Entry.of(NOON.minusSeconds(i), "alice", "case-noted", subject, "deed " + i);
      inTransaction(() -> audit().record(entry));
    }

    var all = audit().list(subject);

    assertThat(all)
        .extracting(Entry::detail)
        .containsExactly("deed 4", "deed 3", "deed 2", "deed 1", "deed 0");
    assertThat(all.get(4).at()).isEqualTo(NOON);
    assertThat(all).extracting(Entry::number).doesNotHaveDuplicates().doesNotContain(0L);
    assertThat(audit().latest(2, Optional.empty())).hasSize(2);
    assertThat(audit().latest(2, Optional.of(all.get(1).number())))
        .containsExactly(all.get(2), all.get(3));
  }

  /** Kept by adapters with transactions only. */
  interface Locking extends TriageContract {
    @Test
    default void letsOnlyOneOfTwoReviewersClaimACase() {
      var open = (Open) cases().find(openedCase()).orElseThrow();
      var racers = new ArrayList<CompletableFuture<Boolean>>();
      for (int i = 0; i < 8; i++) {
        var reviewer = new Reviewer("reviewer-" + i);
        racers.add(
            CompletableFuture.supplyAsync(
                () ->
                    inTransaction(
                        () -> {
                          if (!(cases().lock(open.id()).orElseThrow() instanceof Open free)) {
                            return false;
                          }
                          cases().save(free.claim(reviewer, NOON, Duration.ofMinutes(10)));
                          return true;
                        })));
      }

      assertThat(racers.stream().filter(CompletableFuture::join)).hasSize(1);
    }
  }
}
