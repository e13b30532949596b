package assay.adapters.persistence;

import assay.application.casework.DecidedCases;
import assay.domain.event.StreamName;
import assay.domain.triage.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Decided cases by JDBC: one walk of an index, and one look at the decisions that it finds. */
@ApplicationScoped
public class JdbcDecidedCases implements DecidedCases {
  static final String LATEST =
      """
      SELECT d.id, d.stream, d.event_id, d.raw_sha256, d.raw, d.answer, d.model_sha256,
        d.definition_sha256, d.costs_version, d.scored_at, d.windows, d.probability, d.amount,
        d.currency, c.outcome, c.closed_by, c.closed_at, said.*
      FROM (
        SELECT id, outcome, closed_by, closed_at FROM triage_case
        WHERE state = 'CLOSED' AND stream = ? AND outcome = ?
        ORDER BY closed_at DESC LIMIT ?) c
      JOIN decision d ON d.id = c.id"""
          + LabelRows.JOIN
          + """
      ORDER BY c.closed_at DESC""";

  private final Sql sql;

  @Inject
  public JdbcDecidedCases(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public List<Decided> latest(StreamName stream, Verdict.Outcome outcome, int limit) {
    return sql.list(LATEST, JdbcDecidedCases::decided, stream.value(), outcome.name(), limit);
  }

  private static Decided decided(ResultSet row) throws SQLException {
    var stored = StoredRows.read(row);
    return new Decided(
        stored,
        Verdict.Outcome.valueOf(row.getString("outcome")),
        row.getString("closed_by"),
        Sql.instant(row, "closed_at"),
        LabelRows.read(row, stored.id()),
        row.getDouble("probability"),
        row.getBigDecimal("amount"),
        row.getString("currency"));
  }
}
