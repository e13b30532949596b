package assay.adapters.persistence;

import assay.application.scoring.DecisionLog.Stored;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Ruling;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions as they are stored. */
final class StoredRows {
  static final String SELECT =
      """
      SELECT id, stream, dedup_key, event_id, raw_sha256, raw, answer, model_sha256,
        definition_sha256, costs_version, scored_at, windows
      FROM decision""";

  private static final String BY_KEYS =
      SELECT
          + " JOIN unnest(?::text[], ?::text[]) AS wanted(stream, dedup_key)"
          + " USING (stream, dedup_key)";

  private StoredRows() {}

  static Map<DedupKey, Stored> find(Connection connection, List<DedupKey> keys)
      throws SQLException {
    var streams = connection.createArrayOf("text", keys.stream().map(DedupKey::stream).toArray());
    var names = connection.createArrayOf("text", keys.stream().map(DedupKey::key).toArray());
    var found = new HashMap<DedupKey, Stored>();
    Sql.list(
        connection,
        BY_KEYS,
        row ->
            found.put(new DedupKey(row.getString("stream"), row.getString("dedup_key")), read(row)),
        streams,
        names);
    return found;
  }

  static Stored read(ResultSet row) throws SQLException {
    return new Stored(
        new DecisionId(Sql.uuid(row, "id")),
        new StreamName(row.getString("stream")),
        row.getString("event_id"),
        Sql.sha256(row, "raw_sha256"),
        row.getBytes("raw"),
        row.getBytes("answer"),
        Sql.sha256(row, "model_sha256"),
        Sql.sha256(row, "definition_sha256"),
        row.getInt("costs_version"),
        Sql.instant(row, "scored_at"),
        windows(row));
  }

  /** What was decided, of a row that says whether it is {@code blind}. */
  static Optional<Ruling> ruling(ResultSet row) throws SQLException {
    return row.getBoolean("blind")
        ? Optional.empty()
        : Optional.of(
            new Ruling(
                row.getDouble("probability"),
                Tier.valueOf(row.getString("tier")),
                Action.valueOf(row.getString("action"))));
  }

  static double[] windows(ResultSet row) throws SQLException {
    var array = row.getArray("windows");
    return array == null
        ? new double[0]
        : Arrays.stream((Double[]) array.getArray()).mapToDouble(Double::doubleValue).toArray();
  }
}
