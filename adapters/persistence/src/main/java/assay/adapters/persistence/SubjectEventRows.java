package assay.adapters.persistence;

import assay.application.scoring.DecisionLog.Entry;
import assay.domain.history.SubjectEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What many entries leave for later windows, as a part of the statement that stores them. Every
 * column travels as one array.
 */
final class SubjectEventRows {
  private static final List<String> TYPES =
      List.of("uuid", "text", "text", "text", "int8", "bool", "text", "text");

  /** In the order of the rows, so that of events of one time the first called is the first. */
  static final String INSERT =
      """
      , kept AS (
        INSERT INTO subject_event (stream, kind, subject, happened_at, decision_id, fraud, facts)
        SELECT stream, kind, subject, happened_at, id, fraud, jsonb_object(names::text[], texts::text[])
        FROM unnest(%s) WITH ORDINALITY
          AS event(id, stream, kind, subject, happened_at, fraud, names, texts, row)
        JOIN stored USING (id) ORDER BY row
      )"""
          .formatted(
              TYPES.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", ")));

  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /**
   * The rows of some entries.
   *
   * @param entries in the order of the calls
   */
  SubjectEventRows(List<Entry> entries) {
    for (Entry entry : entries) {
      var decision = entry.decision();
      String stream = decision.event().stream().value();
      for (SubjectEvent event : entry.kept().events()) {
        rows.add(row(decision.id().value(), stream, event));
      }
    }
  }

  private static @Nullable Object[] row(UUID id, String stream, SubjectEvent event) {
    var facts =
        event.facts().values().entrySet().stream().filter(f -> f.getValue() != null).toList();
    boolean none = facts.isEmpty();
    return new @Nullable Object[] {
      id,
      stream,
      event.subject().kind(),
      StorableText.key(event.subject().value()),
      event.time(),
      event.fraud().orElse(null),
      none ? null : StorableText.array(facts.stream().map(Map.Entry::getKey).toList()),
      none
          ? null
          : StorableText.array(facts.stream().map(f -> String.valueOf(f.getValue())).toList())
    };
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Fills the parameters of {@link #INSERT}, the first of which has this index. */
  List<Array> bind(Connection connection, PreparedStatement statement, int first)
      throws SQLException {
    var arrays = new ArrayList<Array>();
    for (int column = 0; column < TYPES.size(); column++) {
      var values = new @Nullable Object[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.get(i)[column];
      }
      var array = connection.createArrayOf(TYPES.get(column), values);
      statement.setArray(first + column, array);
      arrays.add(array);
    }
    return arrays;
  }
}
