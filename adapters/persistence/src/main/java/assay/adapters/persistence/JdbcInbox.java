package assay.adapters.persistence;

import assay.application.model.Inbox;
import assay.domain.event.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import javax.sql.DataSource;

/** What was last seen in the models folder, by JDBC. */
@ApplicationScoped
public class JdbcInbox implements Inbox {
  private final Sql sql;

  @Inject
  public JdbcInbox(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public Optional<Sha256> lastSeen(String path) {
    return sql.find(
        "SELECT sha256 FROM inbox_file WHERE path = ?", row -> Sql.sha256(row, "sha256"), path);
  }

  @Override
  public void seen(String path, Sha256 sha256) {
    sql.inTransaction(
        connection ->
            Sql.update(
                connection,
                """
                INSERT INTO inbox_file (path, sha256) VALUES (?, ?)
                ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, seen_at = now()""",
                path,
                sha256));
  }
}
