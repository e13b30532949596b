package assay.adapters.persistence;

import assay.application.scoring.DecisionLog;
import assay.application.triage.AuditTrail;
import assay.application.triage.Labels;
import assay.application.triage.LateLabels;
import assay.application.triage.LateLabelsContract;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcLateLabelsTest implements LateLabelsContract {
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
  public LateLabels late() {
    return new JdbcLateLabels(TestDatabase.shared(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @Override
  public Labels labels() {
    return new JpaLabels(TestEntities.shared());
  }

  @Override
  public AuditTrail audit() {
    return new JpaAuditTrail(TestEntities.shared());
  }
}
