package assay.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.casework.CaseworkContract;
import assay.application.casework.DecidedCases;
import assay.application.casework.RelatedEvents;
import assay.application.scoring.DecisionSamples;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.AuditSample;
import assay.domain.triage.CaseId;
import assay.domain.triage.Label;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.Verdict;
import assay.domain.triage.Verdict.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcCaseworkTest implements CaseworkContract {
  private static PostgresDecisionLog log;

  private final JpaTriageCases cases = new JpaTriageCases(TestEntities.shared());
  private final JpaLabels labels = new JpaLabels(TestEntities.shared());

  @BeforeAll
  static void start() {
    log = PostgresDecisionLog.start(TestDatabase.shared(), Thread::new);
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  @Override
  public DecidedCases decidedCases() {
    return new JdbcDecidedCases(TestDatabase.shared());
  }

  @Override
  public RelatedEvents relatedEvents() {
    return new JdbcRelatedEvents(TestDatabase.shared());
  }

  @Override
  public void store(Decision decision) {
    log.append(DecisionSamples.entry(decision, new byte[] {'{', '}'})).join();
  }

  @Override
  public void storeSampled(Decision decision) {
    log.append(DecisionSamples.sampled(decision, new AuditSample(0.02, 5, 0.6))).join();
  }

  @Override
  public void decide(DecisionId id, Outcome outcome, String by, Instant at) {
    TestEntities.inTransaction(
        () -> {
          var opened = cases.lock(CaseId.of(id)).orElseThrow().openedAt();
          var verdict = new Verdict(outcome, Optional.empty(), "");
          cases.save(
              new TriageCase.Closed(
                  CaseId.of(id), opened, verdict, new Reviewer(by), at, Optional.empty()));
          labels.record(new Label(id, outcome == Outcome.FLAGGED, "verdict", by, at));
          return id;
        });
  }

  @Override
  public void label(Label label) {
    TestEntities.inTransaction(
        () -> {
          labels.record(label);
          return label;
        });
  }

  @Test
  void walksTheIndexesAndNothingElse() {
    var sql = new Sql(TestDatabase.shared());
    var related =
        sql.list(
            "EXPLAIN " + JdbcRelatedEvents.FIND,
            row -> row.getString(1),
            "some",
            StorableText.literal(List.of(CARD)),
            50,
            "some");
    assertThat(related).anyMatch(line -> line.contains("subject_link_pkey"));
    assertThat(related).noneMatch(line -> line.contains("Seq Scan on decision"));
    assertThat(related).noneMatch(line -> line.contains("Seq Scan on subject_link"));
  }
}
