package assay.adapters.persistence;

import assay.application.triage.LateLabels;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.Label;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Labels from outside by JDBC: a few statements for hundreds of them. */
@ApplicationScoped
public class JdbcLateLabels implements LateLabels {
  private final Sql sql;
  private final Clock clock;

  @Inject
  public JdbcLateLabels(DataSource dataSource, Clock clock) {
    this.sql = new Sql(dataSource);
    this.clock = clock;
  }

  @Override
  public Map<Reference, DecisionId> find(List<Reference> references) {
    var found = new HashMap<Reference, DecisionId>();
    sql.inTransaction(
        connection -> {
          findByDecision(connection, references, found);
          findByEvent(connection, references, found);
        });
    return found;
  }

  private static void findByDecision(
      Connection connection, List<Reference> references, Map<Reference, DecisionId> found)
      throws SQLException {
    var ids =
        references.stream()
            .filter(Reference.ByDecision.class::isInstance)
            .map(reference -> ((Reference.ByDecision) reference).id().value())
            .toArray();
    for (UUID id :
        Sql.list(
            connection,
            "SELECT id FROM decision WHERE id = ANY (?)",
            row -> Sql.uuid(row, "id"),
            connection.createArrayOf("uuid", ids))) {
      found.put(new Reference.ByDecision(new DecisionId(id)), new DecisionId(id));
    }
  }

  private static void findByEvent(
      Connection connection, List<Reference> references, Map<Reference, DecisionId> found)
      throws SQLException {
    var events =
        references.stream()
            .filter(Reference.ByEvent.class::isInstance)
            .map(Reference.ByEvent.class::cast)
            .distinct()
            .toList();
    var streams = events.stream().map(e -> e.stream().value()).toArray();
    var keys = events.stream().map(e -> StorableText.key("id:" + e.eventId())).toArray();
    Sql.list(
        connection,
        """
        SELECT wanted.number, d.id
        FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS wanted(stream, dedup_key, number)
        JOIN decision d ON d.stream = wanted.stream AND d.dedup_key = wanted.dedup_key""",
        row -> found.put(events.get(row.getInt("number") - 1), new DecisionId(Sql.uuid(row, "id"))),
        connection.createArrayOf("text", streams),
        connection.createArrayOf("text", keys));
  }

  @Override
  public void record(List<Label> labels, String by) {
    var latest = new LinkedHashMap<String, Label>();
    labels.forEach(label -> latest.put(label.decision() + label.source(), label));
    var distinct = List.copyOf(latest.values());
    sql.inTransaction(
        connection -> {
          Sql.update(
              connection,
              """
              INSERT INTO label (decision_id, source, fraud, said_by, said_at)
              SELECT id, source, fraud, ?, at::timestamptz
              FROM unnest(?::uuid[], ?::text[], ?::bool[], ?::text[]) AS l(id, source, fraud, at)
              ORDER BY id, source
              ON CONFLICT (decision_id, source) DO UPDATE
                SET fraud = EXCLUDED.fraud, said_by = EXCLUDED.said_by, said_at = EXCLUDED.said_at""",
              StorableText.of(by),
              array(connection, "uuid", distinct.stream().map(l -> l.decision().value()).toArray()),
              array(connection, "text", distinct.stream().map(Label::source).toArray()),
              array(connection, "bool", distinct.stream().map(Label::fraud).toArray()),
              array(connection, "text", distinct.stream().map(l -> l.at().toString()).toArray()));
          Sql.update(
              connection,
              """
              INSERT INTO audit_entry (recorded_at, recorded_by, deed, subject, detail)
              SELECT ?, ?, 'labelled', 'case:' || id,
                CASE WHEN fraud THEN 'fraud, ' ELSE 'not fraud, ' END || source
              FROM unnest(?::uuid[], ?::text[], ?::bool[]) AS l(id, source, fraud)""",
              clock.instant(),
              StorableText.of(by),
              array(connection, "uuid", distinct.stream().map(l -> l.decision().value()).toArray()),
              array(connection, "text", distinct.stream().map(Label::source).toArray()),
              array(connection, "bool", distinct.stream().map(Label::fraud).toArray()));
        });
  }

  private static java.sql.Array array(Connection connection, String type, Object[] values)
      throws SQLException {
    return connection.createArrayOf(type, values);
  }
}
