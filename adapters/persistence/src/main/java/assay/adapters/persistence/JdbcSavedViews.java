package assay.adapters.persistence;

import assay.application.triage.SavedViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Saved views by JDBC. */
@ApplicationScoped
public class JdbcSavedViews implements SavedViews {
  private final Sql sql;

  @Inject
  public JdbcSavedViews(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public List<View> list(String owner) {
    return sql.list(
        """
        (SELECT id, owner, name, query, shared FROM saved_view WHERE owner = ?
          ORDER BY name LIMIT ?)
        UNION ALL
        (SELECT id, owner, name, query, shared FROM saved_view WHERE shared AND owner <> ?
          ORDER BY name LIMIT ?)
        ORDER BY name, id""",
        row ->
            new View(
                Sql.uuid(row, "id"),
                row.getString("owner"),
                row.getString("name"),
                row.getString("query"),
                row.getBoolean("shared")),
        owner,
        MOST,
        owner,
        MOST);
  }

  @Override
  public boolean save(View view) {
    int[] kept = {0};
    sql.inTransaction(
        connection ->
            kept[0] =
                Sql.update(
                    connection,
                    """
                    INSERT INTO saved_view (id, owner, name, query, shared)
                    SELECT ?, ?, ?, ?, ?
                    WHERE (SELECT count(*) FROM saved_view WHERE owner = ? AND name <> ?) < ?
                    ON CONFLICT (owner, name) DO UPDATE
                      SET query = EXCLUDED.query, shared = EXCLUDED.shared""",
                    view.id(),
                    view.owner(),
                    StorableText.of(view.name()),
                    StorableText.of(view.query()),
                    view.shared(),
                    view.owner(),
                    StorableText.of(view.name()),
                    MOST));
    return kept[0] > 0;
  }

  @Override
  public void delete(UUID id, String owner) {
    sql.inTransaction(
        connection ->
            Sql.update(connection, "DELETE FROM saved_view WHERE id = ? AND owner = ?", id, owner));
  }
}
