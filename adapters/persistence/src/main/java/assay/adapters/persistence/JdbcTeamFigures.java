package assay.adapters.persistence;

import assay.application.triage.TeamFigures;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.triage.MissedFraud;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The figures of a team by JDBC; each walks an index over the period alone. */
@ApplicationScoped
public class JdbcTeamFigures implements TeamFigures {
  private static final int MOST = 200;

  private final Sql sql;

  @Inject
  public JdbcTeamFigures(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public List<Work> work(Instant since) {
    return sql.list(
        """
        SELECT c.closed_by,
          count(*) FILTER (WHERE c.outcome = 'CLEARED') AS cleared,
          count(*) FILTER (WHERE c.outcome = 'FLAGGED') AS flagged,
          count(*) FILTER (WHERE c.outcome = 'FLAGGED' AND later.fraud) AS confirmed,
          count(*) FILTER (WHERE c.outcome = 'FLAGGED' AND NOT later.fraud) AS refuted
        FROM triage_case c
        LEFT JOIN LATERAL (
          SELECT l.fraud FROM label l
          WHERE c.outcome = 'FLAGGED' AND l.decision_id = c.id AND l.source <> 'verdict'
          ORDER BY l.said_at DESC, l.source LIMIT 1) later ON true
        WHERE c.state = 'CLOSED' AND c.closed_at >= ?
        GROUP BY c.closed_by ORDER BY count(*) DESC, c.closed_by LIMIT ?""",
        row ->
            new Work(
                row.getString("closed_by"),
                row.getLong("cleared"),
                row.getLong("flagged"),
                row.getLong("confirmed"),
                row.getLong("refuted")),
        since,
        MOST);
  }

  @Override
  public Optional<ConfusionMatrix> agreement(Instant since) {
    long[] counts = new long[4];
    sql.list(
        """
        SELECT first_outcome = 'FLAGGED' AS first, outcome = 'FLAGGED' AS second, count(*)
        FROM triage_case
        WHERE state = 'CLOSED' AND closed_at >= ? AND first_outcome IS NOT NULL
        GROUP BY 1, 2""",
        row -> counts[(row.getBoolean(1) ? 2 : 0) + (row.getBoolean(2) ? 1 : 0)] = row.getLong(3),
        since);
    return counts[0] + counts[1] + counts[2] + counts[3] == 0
        ? Optional.empty()
        : Optional.of(new ConfusionMatrix(counts[3], counts[2], counts[0], counts[1]));
  }

  @Override
  public Ages ages(List<Duration> limits, Instant now) {
    var younger = new StringBuilder("SELECT min(opened_at), count(*)");
    var parameters = new ArrayList<Object>();
    for (Duration limit : limits) {
      younger.append(", count(*) FILTER (WHERE opened_at > ?)");
      parameters.add(now.minus(limit));
    }
    younger.append(" FROM waiting_case");
    return sql.find(
            younger.toString(),
            row -> {
              var counts = new ArrayList<Long>();
              long before = 0;
              for (int i = 0; i < limits.size(); i++) {
                long within = row.getLong(3 + i);
                counts.add(within - before);
                before = within;
              }
              counts.add(row.getLong(2) - before);
              return new Ages(counts, Sql.findInstant(row, "min"));
            },
            parameters.toArray())
        .orElseThrow();
  }

  @Override
  public Map<String, MissedFraud> missed(Instant since) {
    var found = new LinkedHashMap<String, MissedFraud>();
    sql.list(
        """
        SELECT reporting_currency, count(*) AS reviewed,
          count(*) FILTER (WHERE outcome = 'FLAGGED') AS frauds,
          sum(1 / sample_share) AS events,
          COALESCE(sum(at_risk / sample_share) FILTER (WHERE outcome = 'FLAGGED'), 0) AS fraud_money,
          sum(at_risk / sample_share) AS money
        FROM triage_case WHERE sampled AND state = 'CLOSED' AND closed_at >= ?
        GROUP BY reporting_currency ORDER BY reporting_currency""",
        row ->
            found.put(
                row.getString("reporting_currency"),
                new MissedFraud(
                    row.getLong("reviewed"),
                    row.getLong("frauds"),
                    row.getDouble("events"),
                    row.getDouble("fraud_money"),
                    row.getDouble("money"))),
        since);
    return found;
  }
}
