package assay.adapters.persistence;

import assay.application.model.StoredEvents;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Stored events by JDBC, along the primary key of the decisions. */
@ApplicationScoped
public class JdbcStoredEvents implements StoredEvents {
  private static final String COLUMNS =
      """
      SELECT d.id, d.event_id, d.raw, d.definition_sha256, d.windows, d.model_sha256,
        d.amount::float8 * d.rate AS reported, d.probability, d.tier,
        coalesce(d.saving, 0) AS saving, d.event_time, d.scored_at, %s AS fraud
      FROM decision d\
      """;

  private static final String LATEST_LABEL =
      "(SELECT l.fraud FROM label l WHERE l.decision_id = d.id"
          + " ORDER BY l.said_at DESC, l.source LIMIT 1)";

  private static final String SELECT = COLUMNS.formatted(LATEST_LABEL);

  private final Sql sql;

  @Inject
  public JdbcStoredEvents(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public List<StoredEvent> between(StreamName stream, UUID after, UUID before, int limit) {
    return sql.list(
        SELECT + " WHERE d.stream = ? AND d.id > ? AND d.id < ? ORDER BY d.id LIMIT ?",
        JdbcStoredEvents::event,
        stream.value(),
        after,
        before,
        limit);
  }

  @Override
  public List<StoredEvent> before(StreamName stream, UUID before, int limit) {
    return sql.list(
        SELECT + " WHERE d.stream = ? AND d.id < ? ORDER BY d.id DESC LIMIT ?",
        JdbcStoredEvents::event,
        stream.value(),
        before,
        limit);
  }

  /** Along the labels, of which there are few. */
  @Override
  public List<StoredEvent> labelledBefore(StreamName stream, UUID before, int limit) {
    return sql.list(
        COLUMNS.formatted("latest.fraud")
            + """
             JOIN (SELECT DISTINCT ON (decision_id) decision_id, fraud FROM label
               WHERE decision_id < ? ORDER BY decision_id DESC, said_at DESC, source) latest
               ON latest.decision_id = d.id
            WHERE d.stream = ? ORDER BY latest.decision_id DESC LIMIT ?""",
        JdbcStoredEvents::event,
        before,
        stream.value(),
        limit);
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    boolean fraud = row.getBoolean("fraud");
    Optional<Boolean> label = row.wasNull() ? Optional.empty() : Optional.of(fraud);
    return new StoredEvent(
        new DecisionId(Sql.uuid(row, "id")),
        row.getString("event_id"),
        row.getBytes("raw"),
        Sql.sha256(row, "definition_sha256"),
        StoredRows.windows(row),
        Sql.sha256(row, "model_sha256"),
        row.getDouble("reported"),
        row.getDouble("probability"),
        Tier.valueOf(row.getString("tier")),
        row.getDouble("saving"),
        Sql.instant(row, "event_time"),
        Sql.instant(row, "scored_at"),
        label);
  }
}
