package assay.adapters.persistence;

import assay.application.triage.CaseViewers;
import assay.domain.triage.CaseId;
import assay.domain.triage.Reviewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Who looks at a case, in the database, so that every node knows. */
@ApplicationScoped
public class JdbcCaseViewers implements CaseViewers {
  /** Older than anybody asks for; what is older is removed, so that the table stays small. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Sql sql;

  @Inject
  public JdbcCaseViewers(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void seen(CaseId id, Reviewer by, Instant at) {
    sql.inTransaction(
        connection -> {
          Sql.update(
              connection,
              """
              INSERT INTO case_view (case_id, viewer, seen_at) VALUES (?, ?, ?)
              ON CONFLICT (case_id, viewer) DO UPDATE SET seen_at = EXCLUDED.seen_at""",
              id.value(),
              StorableText.of(by.name()),
              at);
          Sql.update(
              connection,
              """
              DELETE FROM case_view WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM case_view WHERE seen_at < ? LIMIT 100 FOR UPDATE SKIP LOCKED))""",
              at.minus(KEPT));
        });
  }

  @Override
  public List<Reviewer> list(CaseId id, Instant since) {
    return sql.list(
        "SELECT viewer FROM case_view WHERE case_id = ? AND seen_at >= ? ORDER BY viewer",
        row -> new Reviewer(row.getString(1)),
        id.value(),
        since);
  }
}
