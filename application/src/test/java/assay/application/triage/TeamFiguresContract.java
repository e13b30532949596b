package assay.application.triage;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.Transactions;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionSamples;
import assay.application.triage.TeamFigures.Work;
import assay.domain.cost.Tier;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.AuditSample;
import assay.domain.triage.CaseId;
import assay.domain.triage.Label;
import assay.domain.triage.MissedFraud;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase.Escalated;
import assay.domain.triage.TriageCase.Undecided;
import assay.domain.triage.Verdict;
import assay.domain.triage.Verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What tells how reviewing goes. Each test has a time of its own, far from those of others. */
public interface TeamFiguresContract extends Transactions {
  Duration LOCK = Duration.ofMinutes(15);
  Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  DecisionLog log();

  TriageCases cases();

  Labels labels();

  TeamFigures figures();

  private CaseId open() {
    var entry = DecisionSamples.fresh().opening(Tier.HIGH, 1).entry();
    log().append(entry).join();
    return CaseId.of(entry.decision().id());
  }

  private CaseId sample(double share) {
    var decision = DecisionSamples.fresh().decision();
    log().append(DecisionSamples.sampled(decision, new AuditSample(share, 1, 0.5))).join();
    return CaseId.of(decision.id());
  }

  private void close(CaseId id, Outcome outcome, String by, Instant at) {
    var verdict = new Verdict(outcome, Optional.empty(), "");
    var reviewer = new Reviewer(by);
    inTransaction(
        () -> {
          var found = (Undecided) cases().lock(id).orElseThrow();
          cases().save(found.claim(reviewer, at, LOCK).decide(verdict, reviewer, at, false));
        });
  }

  private void twice(Outcome first, Outcome second, Instant at) {
    var id = open();
    var one = new Reviewer("one");
    inTransaction(
        () -> {
          var claimed = ((Undecided) cases().lock(id).orElseThrow()).claim(one, at, LOCK);
          var opinion = new Verdict(first, Optional.empty(), "");
          cases().save((Escalated) claimed.decide(opinion, one, at, true));
        });
    close(id, second, "two", at);
  }

  private void label(CaseId id, boolean fraud, String source) {
    var label = new Label(new DecisionId(id.value()), fraud, source, source, LATER);
    inTransaction(() -> labels().record(label));
  }

  @Test
  default void countsVerdictsAndFlagsThatTurnedOutRight() {
    var at = LATER.plus(Duration.ofDays(1));
    String ann = "ann " + UUID.randomUUID();
    String ben = "ben " + UUID.randomUUID();
    for (Boolean fraud : new Boolean[] {true, true, false, null}) {
      var id = open();
      close(id, Outcome.FLAGGED, ann, at);
      label(id, true, Label.VERDICT);
      if (fraud != null) {
        label(id, fraud, "chargeback");
      }
    }
    close(open(), Outcome.CLEARED, ben, at);
    close(open(), Outcome.CLEARED, ben, at.minusSeconds(1));

    assertThat(figures().work(at)).contains(new Work(ann, 0, 4, 2, 1), new Work(ben, 1, 0, 0, 0));
    assertThat(new Work(ann, 0, 4, 2, 1).precision()).hasValue(2.0 / 3);
    assertThat(figures().work(at.plusSeconds(1))).noneMatch(w -> w.reviewer().equals(ann));
  }

  @Test
  default void comparesTwoReviewersOfTheSameCase() {
    var at = LATER.plus(Duration.ofDays(1000));
    twice(Outcome.FLAGGED, Outcome.FLAGGED, at);
    twice(Outcome.FLAGGED, Outcome.CLEARED, at);
    twice(Outcome.CLEARED, Outcome.CLEARED, at);
    twice(Outcome.CLEARED, Outcome.CLEARED, at);
    close(open(), Outcome.FLAGGED, "alone", at);

    assertThat(figures().agreement(at)).contains(new ConfusionMatrix(1, 1, 2, 0));
    assertThat(figures().agreement(at.plusSeconds(1))).isEmpty();
  }

  @Test
  default void addsUpWhatTheAuditSampleStandsFor() {
    var at = LATER.plus(Duration.ofDays(2000));
    close(sample(0.01), Outcome.CLEARED, "ann", at);
    close(sample(0.01), Outcome.FLAGGED, "ann", at);
    close(sample(0.05), Outcome.CLEARED, "ann", at);
    close(open(), Outcome.FLAGGED, "ann", at);

    // Each is worth 1,250 in the reporting currency, and stands for 100, 100 and 20 events.
    assertThat(figures().missed(at))
        .isEqualTo(Map.of("EUR", new MissedFraud(3, 1, 220, 125_000, 275_000)));
    assertThat(figures().missed(at.plusSeconds(1))).isEmpty();
  }

  @Test
  default void sortsWhatWaitsByItsAge() {
    open(); // at noon on 22 November 2026, as all samples
    var opened = Instant.parse("2026-11-22T12:00:00.123456Z");
    var limits = List.of(Duration.ofHours(1), Duration.ofDays(1));

    var fresh = figures().ages(limits, opened.plusSeconds(60));
    assertThat(fresh.counts().get(0)).isPositive();
    assertThat(fresh.counts()).hasSize(3);
    assertThat(fresh.oldest()).isPresent();
    var old = figures().ages(limits, opened.plus(Duration.ofDays(30)));
    assertThat(old.counts().subList(0, 2)).containsExactly(0L, 0L);
    assertThat(old.counts().get(2)).isPositive();
  }
}
