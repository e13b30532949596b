package assay.adapters.persistence;

import assay.application.scoring.DecisionLog;
import assay.application.triage.CaseQueue;
import assay.application.triage.CaseQueueContract;
import assay.application.triage.TriageCases;
import assay.domain.triage.CaseId;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcCaseQueueTest implements CaseQueueContract {
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

  @Override
  public DecisionLog log() {
    return log;
  }

  @Override
  public CaseQueue queue() {
    return new JdbcCaseQueue(TestDatabase.shared());
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
          var closed = claimed(id, "carol").close(cleared, new Reviewer("carol"), NOON);
          cases.save(closed);
          return closed;
        });
  }
}
