package assay.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.application.scoring.DecisionLog;
import assay.application.triage.AuditTrail;
import assay.application.triage.Labels;
import assay.application.triage.Notes;
import assay.application.triage.TriageCases;
import assay.application.triage.TriageContract;
import assay.application.triage.Verdicts;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JpaTriageTest implements TriageContract.Locking {
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
  public Notes notes() {
    return new JpaNotes(TestEntities.shared());
  }

  @Override
  public Verdicts verdicts() {
    return new JpaVerdicts(TestEntities.shared());
  }

  @Override
  public AuditTrail audit() {
    return new JpaAuditTrail(TestEntities.shared());
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return TestEntities.inTransaction(work);
  }

  @Test
  void refusesToChangeTheAuditTrail() {
    inTransaction(
        () -> audit().record(AuditTrail.Entry.of(NOON, "alice", "tested", "thing:1", "")));

    for (String change :
        new String[] {
          "UPDATE audit_entry SET deed = 'x'", "DELETE FROM audit_entry", "TRUNCATE case_verdict"
        }) {
      assertThatThrownBy(
              () ->
                  new Sql(TestDatabase.shared())
                      .inTransaction(connection -> Sql.update(connection, change)))
          .hasStackTraceContaining("never changed");
    }
    assertThat(audit().list("thing:1")).isNotEmpty();
  }
}
