package assay.adapters.persistence;

import assay.application.casework.RelatedEvents;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Events by their subjects: one walk of an index per subject, all in one statement. The walk is
 * asked for as a range of pairs: told that the key is equal, the planner takes every subject for an
 * average one, and for a merchant with a million events it would fetch and sort them all.
 */
@ApplicationScoped
public class JdbcRelatedEvents implements RelatedEvents {
  static final String FIND =
      """
      SELECT wanted.row, d.id, d.event_id, d.event_time, d.amount, d.currency, d.rate,
        d.probability, d.tier, d.action, d.subjects, c.id IS NOT NULL AS opens_case, c.outcome,
        COALESCE(c.sampled AND c.state <> 'CLOSED', false) AS blind, said.*
      FROM (
        SELECT subject, row, subject_key(?, subject) AS key
        FROM unnest(?::text[]) WITH ORDINALITY AS one(subject, row)) wanted
      CROSS JOIN LATERAL (
        SELECT decision_id FROM subject_link l
        WHERE (l.key, l.decision_id) >= (wanted.key, '00000000-0000-0000-0000-000000000000')
          AND (l.key, l.decision_id) <= (wanted.key, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        ORDER BY l.key DESC, l.decision_id DESC LIMIT ?) link
      JOIN decision d ON d.id = link.decision_id
        AND d.stream = ? AND d.subjects @> ARRAY[wanted.subject]
      LEFT JOIN triage_case c ON c.id = d.id"""
          + LabelRows.JOIN
          + """
      ORDER BY wanted.row, d.id DESC""";

  private final Sql sql;

  @Inject
  public JdbcRelatedEvents(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public List<Found> find(StreamName stream, List<Subject> subjects, int limit) {
    return subjects.isEmpty()
        ? List.of()
        : sql.list(
            FIND,
            row -> new Found(subjects.get(row.getInt("row") - 1), event(row)),
            stream.value(),
            StorableText.literal(subjects),
            limit,
            stream.value());
  }

  private static Related event(ResultSet row) throws SQLException {
    var amount = row.getBigDecimal("amount");
    String outcome = row.getString("outcome");
    var id = new DecisionId(Sql.uuid(row, "id"));
    return new Related(
        id,
        row.getString("event_id"),
        Sql.instant(row, "event_time"),
        amount,
        row.getString("currency"),
        amount.doubleValue() * row.getDouble("rate"),
        StoredRows.ruling(row),
        subjects(row),
        Optional.ofNullable(outcome).map(Verdict.Outcome::valueOf),
        LabelRows.read(row, id),
        row.getBoolean("opens_case"));
  }

  /** The subjects of a decision. */
  static List<Subject> subjects(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("subjects").getArray())
        .map(JdbcRelatedEvents::subject)
        .toList();
  }

  private static Subject subject(String text) {
    int sign = text.indexOf('=');
    return new Subject(text.substring(0, sign), text.substring(sign + 1));
  }
}
