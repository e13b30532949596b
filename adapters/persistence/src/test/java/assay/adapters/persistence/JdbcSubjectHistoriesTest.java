package assay.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionSamples;
import assay.application.scoring.SubjectHistories;
import assay.application.scoring.SubjectHistoriesContract;
import assay.domain.history.HistorySpan;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.Label;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcSubjectHistoriesTest implements SubjectHistoriesContract {
  private static PostgresDecisionLog log;

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
  public DecisionLog log() {
    return log;
  }

  @Override
  public SubjectHistories histories() {
    return new JdbcSubjectHistories(TestDatabase.shared());
  }

  @Override
  public void label(DecisionId decision, boolean fraud) {
    TestEntities.inTransaction(
        () -> {
          labels.record(new Label(decision, fraud, "verdict", "alice", Instant.now()));
          return decision;
        });
  }

  @Override
  public void withdraw(DecisionId decision) {
    TestEntities.inTransaction(
        () -> {
          labels.withdraw(decision, "verdict");
          return decision;
        });
  }

  @Test
  void walksTheIndexAndNothingElse() {
    var query =
        new JdbcSubjectHistories.Query(
            DecisionSamples.freshStream(),
            List.of(new HistorySpan(CARD, 0, 100, List.of("amount"), List.of(), true)));

    var plan =
        new Sql(TestDatabase.shared())
            .list("EXPLAIN " + query.text(), row -> row.getString(1), query.parameters());

    assertThat(plan).anyMatch(line -> line.contains("subject_event_pkey"));
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan on subject_event"));
  }
}
