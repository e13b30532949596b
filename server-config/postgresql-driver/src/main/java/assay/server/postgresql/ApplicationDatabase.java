package assay.server.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** The role and the database of the application, made at the first start. */
final class ApplicationDatabase {
  private ApplicationDatabase() {}

  static void ensure(Running running) throws SQLException {
    var login = running.login(new Properties(), Running.SUPERUSER);
    try (var connection = EmbeddedPostgresqlDriver.open(running.administrationUrl(), login)) {
      if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = 'assay'")) {
        run(connection, "CREATE ROLE assay LOGIN");
      }
      // The alphabet of the password has no quote in it.
      run(connection, "ALTER ROLE assay PASSWORD '" + running.password() + "'");
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = 'assay'")) {
        run(connection, "CREATE DATABASE assay OWNER assay");
      }
    }
  }

  private static boolean exists(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
