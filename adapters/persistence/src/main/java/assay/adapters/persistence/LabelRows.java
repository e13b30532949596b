package assay.adapters.persistence;

import assay.domain.scoring.DecisionId;
import assay.domain.triage.Label;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The labels of a decision {@code d} beside it: what is {@code said}, as columns of arrays. */
final class LabelRows {
  static final String JOIN =
      """

      CROSS JOIN LATERAL (
        SELECT array_agg(source ORDER BY source) AS sources,
          array_agg(fraud ORDER BY source) AS frauds,
          array_agg(said_by ORDER BY source) AS sayers,
          array_agg(said_at ORDER BY source) AS times
        FROM label WHERE decision_id = d.id) said
      """;

  private LabelRows() {}

  static List<Label> read(ResultSet row, DecisionId id) throws SQLException {
    var sources = array(row, "sources");
    var frauds = array(row, "frauds");
    var sayers = array(row, "sayers");
    var times = array(row, "times");
    if (sources == null || frauds == null || sayers == null || times == null) {
      return List.of();
    }
    return IntStream.range(0, sources.length)
        .mapToObj(
            i ->
                new Label(
                    id,
                    (Boolean) frauds[i],
                    (String) sources[i],
                    (String) sayers[i],
                    ((Timestamp) times[i]).toInstant()))
        .toList();
  }

  /** Null where there is none. */
  private static Object @Nullable [] array(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    return array == null ? null : (Object[]) array.getArray();
  }
}
