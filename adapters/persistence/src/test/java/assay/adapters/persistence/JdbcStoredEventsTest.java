package assay.adapters.persistence;

import assay.application.model.StoredEvents;
import assay.application.model.StoredEventsContract;
import assay.application.scoring.DecisionLog.Entry;
import assay.domain.scoring.DecisionId;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcStoredEventsTest implements StoredEventsContract {
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
  public StoredEvents events() {
    return new JdbcStoredEvents(TestDatabase.shared());
  }

  @Override
  public void decided(Entry entry) {
    log.append(entry).join();
  }

  /** Said twice: what was said last counts. */
  @Override
  public void labelled(DecisionId id, boolean fraud) {
    var sql = new Sql(TestDatabase.shared());
    var noon = Instant.parse("2026-11-22T12:00:00Z");
    sql.inTransaction(
        connection -> {
          for (int i = 0; i < 2; i++) {
            Sql.update(
                connection,
                "INSERT INTO label (decision_id, source, fraud, said_by, said_at)"
                    + " VALUES (?, ?, ?, 'alice', ?)",
                id.value(),
                i == 0 ? "verdict" : "chargeback",
                (i == 0) != fraud,
                noon.plusSeconds(i));
          }
        });
  }
}
