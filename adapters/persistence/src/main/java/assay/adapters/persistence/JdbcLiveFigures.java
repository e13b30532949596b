package assay.adapters.persistence;

import assay.application.monitoring.LiveFigures;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Figures by JDBC. What is of now is read from the right edge of the primary key of decisions, a
 * bounded piece of it; what is of days comes from the sums.
 */
@ApplicationScoped
public class JdbcLiveFigures implements LiveFigures {
  private static final long HOUR_SECONDS = 3600;

  /** Only the narrow columns of the piece are looked at before the stream is known. */
  static final String LATEST =
      """
      SELECT d.id, d.stream, d.event_id, d.scored_at, d.amount, d.currency, d.probability, d.tier,
        d.action, d.raw, c.id IS NOT NULL AS blind
      FROM (
        SELECT id, stream FROM decision WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?) piece
      JOIN decision d ON d.id = piece.id
      LEFT JOIN waiting_case c ON c.id = piece.id AND c.sampled
      WHERE ?::text IS NULL OR piece.stream = ?
      ORDER BY piece.id DESC LIMIT ?""";

  static final String SINCE =
      """
      SELECT tier, reporting_currency, count(*), coalesce(sum(cost_allow), 0),
        coalesce(sum(saving), 0)
      FROM (
        SELECT stream, tier, reporting_currency, cost_allow, saving FROM decision WHERE id >= ?
        ORDER BY id DESC LIMIT ?) piece
      WHERE ?::text IS NULL OR stream = ?
      GROUP BY 1, 2 ORDER BY 1, 2""";

  private static final String SLICES =
      """
      SELECT date_bin(make_interval(secs => ?), start, 'epoch') AS at, tier, sum(events)
      FROM figure
      WHERE span = ? AND start >= ? AND (?::text IS NULL OR stream = ?)
      GROUP BY 1, 2 ORDER BY 1, 2""";

  private static final String AMOUNTS =
      """
      SELECT currency, step, sum(events), sum(stopped) FROM figure_amount
      WHERE start >= ? AND (?::text IS NULL OR stream = ?)
      GROUP BY 1, 2 ORDER BY 1, 2""";

  static final String FLAGGED =
      """
      SELECT d.subjects, d.amount * d.rate AS reported, d.reporting_currency
      FROM (
        SELECT id, closed_at FROM triage_case
        WHERE state = 'CLOSED' AND stream = ? AND outcome = 'FLAGGED'
          AND closed_at >= ? AND closed_at < ?
        ORDER BY closed_at DESC LIMIT ?) c
      JOIN decision d ON d.id = c.id
      ORDER BY c.closed_at DESC""";

  private final Sql sql;

  @Inject
  public JdbcLiveFigures(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public List<LiveEvent> latest(Optional<StreamName> stream, Instant from, Instant to, int limit) {
    String name = name(stream);
    return sql.list(
        LATEST,
        JdbcLiveFigures::event,
        TimeOrder.floor(from),
        TimeOrder.floor(to),
        name == null ? limit : MOST_LOOKED_AT,
        name,
        name,
        limit);
  }

  private static LiveEvent event(ResultSet row) throws SQLException {
    return new LiveEvent(
        new DecisionId(Sql.uuid(row, "id")),
        new StreamName(row.getString("stream")),
        row.getString("event_id"),
        Sql.instant(row, "scored_at"),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        StoredRows.ruling(row),
        row.getBytes("raw"));
  }

  @Override
  public List<Sum> since(Optional<StreamName> stream, Instant since) {
    String name = name(stream);
    return sql.list(
        SINCE,
        row ->
            new Sum(
                Tier.valueOf(row.getString(1)),
                row.getString(2),
                row.getLong(3),
                row.getDouble(4),
                row.getDouble(5)),
        TimeOrder.floor(since),
        MOST_LOOKED_AT,
        name,
        name);
  }

  @Override
  public List<Slice> slices(Optional<StreamName> stream, Duration span, Instant from) {
    String name = name(stream);
    long seconds = span.toSeconds();
    return sql.list(
        SLICES,
        row -> new Slice(Sql.instant(row, "at"), Tier.valueOf(row.getString(2)), row.getLong(3)),
        (double) seconds,
        seconds % HOUR_SECONDS == 0 ? (int) HOUR_SECONDS : 60,
        from,
        name,
        name);
  }

  @Override
  public List<AmountBar> amounts(Optional<StreamName> stream, Instant from) {
    String name = name(stream);
    return sql.list(
        AMOUNTS,
        row -> new AmountBar(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4)),
        from,
        name,
        name);
  }

  @Override
  public List<Flagged> flagged(StreamName stream, Instant from, Instant to, int limit) {
    return sql.list(
        FLAGGED,
        row ->
            new Flagged(
                JdbcRelatedEvents.subjects(row),
                row.getDouble("reported"),
                row.getString("reporting_currency")),
        stream.value(),
        from,
        to,
        limit);
  }

  private static @Nullable String name(Optional<StreamName> stream) {
    return stream.map(StreamName::value).orElse(null);
  }
}
