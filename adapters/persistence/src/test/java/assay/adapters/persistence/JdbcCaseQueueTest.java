package assay.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.scoring.DecisionLog;
import assay.application.triage.CaseFilterContract;
import assay.application.triage.CaseQueue;
import assay.application.triage.CaseQueueContract;
import assay.application.triage.TriageCases;
import assay.domain.triage.CaseId;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class JdbcCaseQueueTest implements CaseQueueContract, CaseFilterContract {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static PostgresDecisionLog log;

  private final TriageCases cases = new JpaTriageCases(TestEntities.shared());

  @BeforeAll
  static void start() {
    log = PostgresDecisionLog.start(TestDatabase.shared(), Thread::new);
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  /** Of everything that all tests of this run did. */
  @AfterEach
  void keepsWhatWaitsApart() {
    var sql = new Sql(TestDatabase.shared());
    assertThat(
            sql.list(
                "(SELECT * FROM triage_case WHERE state <> 'CLOSED' EXCEPT SELECT * FROM waiting_case)"
                    + " UNION ALL (SELECT * FROM waiting_case EXCEPT SELECT * FROM triage_case)",
                row -> row.getString("id")))
        .isEmpty();
  }

  @Override
  public DecisionLog log() {
    return log;
  }

  @Override
  public CaseQueue queue() {
    return new JdbcCaseQueue(TestDatabase.shared(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @Override
  public void claim(CaseId id, String reviewer) {
    TestEntities.inTransaction(() -> claimed(id, reviewer));
  }

  private Claimed claimed(CaseId id, String reviewer) {
    var open = (Open) cases.lock(id).orElseThrow();
    var claimed = open.claim(new Reviewer(reviewer), NOON, Duration.ofMinutes(10));
    cases.save(claimed);
    return claimed;
  }

  @Override
  public void clear(CaseId id) {
    TestEntities.inTransaction(
        () -> {
          var cleared = new Verdict(Verdict.Outcome.CLEARED, Optional.empty(), "");
          var closed = claimed(id, "carol").decide(cleared, new Reviewer("carol"), NOON, false);
          cases.save(closed);
          return closed;
        });
  }

  @Override
  public void snooze(CaseId id, Instant until) {
    TestEntities.inTransaction(
        () -> {
          // Put aside two minutes ago, so that the time can have come.
          var early = NOON.minusSeconds(120);
          var snoozed = claimed(id, "carol").snooze(until, new Reviewer("carol"), early);
          cases.save(snoozed);
          return snoozed;
        });
  }

  @Override
  public void save(TriageCase triageCase) {
    TestEntities.inTransaction(
        () -> {
          cases.save(triageCase);
          return triageCase;
        });
  }

  @Override
  public Instant now() {
    return NOON;
  }
}
