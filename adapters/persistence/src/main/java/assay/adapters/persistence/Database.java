package assay.adapters.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The database as a whole: whether it answers, and its tables. */
@ApplicationScoped
public class Database {
  private static final int PATIENCE_SECONDS = 1;

  private final DataSource dataSource;

  @Inject
  public Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Whether the database answers within a second, once a connection could be had. */
  public boolean ping() {
    try (var connection = dataSource.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Brings the tables up to date; several nodes may do so at once.
   *
   * @throws assay.application.StorageUnavailable if the database does not answer
   */
  public void migrate() {
    new Schema(dataSource).migrate();
  }
}
