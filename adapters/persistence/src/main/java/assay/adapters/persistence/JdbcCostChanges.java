package assay.adapters.persistence;

import assay.application.stream.CostChanges;
import assay.domain.event.StreamName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;

/** Changes of costs by JDBC; they are in the audit trail too. */
@ApplicationScoped
public class JdbcCostChanges implements CostChanges {
  private final Sql sql;

  @Inject
  public JdbcCostChanges(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public void record(Change change) {
    sql.inTransaction(
        connection -> {
          Sql.update(
              connection,
              "INSERT INTO cost_change (stream, costs_version, reason, changed_by, changed_at)"
                  + " VALUES (?, ?, ?, ?, ?)",
              change.stream().value(),
              change.costsVersion(),
              change.reason(),
              change.by(),
              change.at());
          Sql.update(
              connection,
              "INSERT INTO audit_entry (recorded_at, recorded_by, deed, subject, detail)"
                  + " VALUES (?, ?, 'costs-changed', ?, ?)",
              change.at(),
              change.by(),
              "stream:" + change.stream() + "/costs-" + change.costsVersion(),
              change.reason());
        });
  }

  @Override
  public List<Change> list(StreamName stream) {
    return sql.list(
        "SELECT stream, costs_version, reason, changed_by, changed_at FROM cost_change"
            + " WHERE stream = ? ORDER BY changed_at DESC",
        row ->
            new Change(
                new StreamName(row.getString("stream")),
                row.getInt("costs_version"),
                row.getString("reason"),
                row.getString("changed_by"),
                Sql.instant(row, "changed_at")),
        stream.value());
  }
}
