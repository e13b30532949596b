package assay.adapters.persistence;

import assay.application.monitoring.FigureSums;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Adds decisions up in the database itself: they don't travel. */
@ApplicationScoped
public class JdbcFigureSums implements FigureSums {
  /** Any number that nothing else locks by. */
  private static final long LOCK = 0x0A55A1F16L;

  private static final String UP_TO =
      """
      SELECT count(*) OVER (), id FROM (
        SELECT id FROM decision WHERE id > ? AND id < ? ORDER BY id LIMIT ?) AS next
      ORDER BY id DESC LIMIT 1""";

  private static final String ADD =
      """
      INSERT INTO figure (span, start, stream, tier, currency, events, at_risk, saved)
      SELECT span, date_bin(make_interval(secs => span), at, 'epoch'), stream, tier,
        reporting_currency, count(*), coalesce(sum(cost_allow), 0), coalesce(sum(saving), 0)
      FROM decision
      CROSS JOIN LATERAL (VALUES (60, scored_at), (3600, event_time)) AS summed(span, at)
      WHERE id > ? AND id <= ?
        AND at BETWEEN scored_at - interval '60 days' AND scored_at + interval '1 day'
      GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
      ON CONFLICT (span, start, stream, tier, currency) DO UPDATE SET
        events = figure.events + excluded.events,
        at_risk = figure.at_risk + excluded.at_risk,
        saved = figure.saved + excluded.saved""";

  private static final String ADD_AMOUNTS =
      """
      INSERT INTO figure_amount (start, stream, currency, step, events, stopped)
      SELECT date_bin('1 hour', scored_at, 'epoch'), stream, reporting_currency,
        CASE WHEN amount * rate <= 1 THEN 0
          ELSE least(30, floor(2 * log(amount * rate)))::int END,
        count(*), count(*) FILTER (WHERE tier <> 'LOW')
      FROM decision WHERE id > ? AND id <= ?
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
      ON CONFLICT (start, stream, currency, step) DO UPDATE SET
        events = figure_amount.events + excluded.events,
        stopped = figure_amount.stopped + excluded.stopped""";

  private final Sql sql;

  @Inject
  public JdbcFigureSums(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  private record Next(long count, UUID last) {}

  @Override
  public int add(Instant upTo, int most) {
    var added = new AtomicInteger();
    sql.inTransaction(connection -> added.set(add(connection, upTo, most)));
    return added.get();
  }

  private static int add(Connection connection, Instant upTo, int most) throws SQLException {
    boolean alone =
        Sql.list(connection, "SELECT pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), LOCK)
            .get(0);
    if (!alone) {
      return 0;
    }
    var from =
        Sql.list(connection, "SELECT last_id FROM figure_progress", row -> Sql.uuid(row, "last_id"))
            .get(0);
    var next =
        Sql.list(
            connection,
            UP_TO,
            row -> new Next(row.getLong(1), Sql.uuid(row, "id")),
            from,
            TimeOrder.floor(upTo),
            most);
    if (next.isEmpty()) {
      return 0;
    }
    var last = next.get(0).last();
    Sql.update(connection, ADD, from, last);
    Sql.update(connection, ADD_AMOUNTS, from, last);
    Sql.update(connection, "UPDATE figure_progress SET last_id = ?", last);
    return (int) next.get(0).count();
  }
}
