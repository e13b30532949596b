package assay.adapters.persistence;

import assay.application.scoring.DecisionLog;
import assay.application.triage.Labels;
import assay.application.triage.TeamFigures;
import assay.application.triage.TeamFiguresContract;
import assay.application.triage.TriageCases;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcTeamFiguresTest implements TeamFiguresContract {
  private static PostgresDecisionLog log;

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
  public TriageCases cases() {
    return new JpaTriageCases(TestEntities.shared());
  }

  @Override
  public Labels labels() {
    return new JpaLabels(TestEntities.shared());
  }

  @Override
  public TeamFigures figures() {
    return new JdbcTeamFigures(TestDatabase.shared());
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return TestEntities.inTransaction(work);
  }
}
