package assay.server.postgresql;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * JDBC driver for {@code jdbc:embedded-postgresql:<directory>?port=N}, which starts PostgreSQL at
 * the first connection, and for {@code jdbc:postgresql:} URLs, which go straight to the PostgreSQL
 * driver. User and password of an embedded URL are the server's own; what the caller gives is not
 * used.
 */
public final class EmbeddedPostgresqlDriver implements Driver {
  private static final org.postgresql.Driver POSTGRESQL = new org.postgresql.Driver();
  private static final Map<EmbeddedUrl, Supervisor> SERVERS = new ConcurrentHashMap<>();

  static {
    try {
      DriverManager.registerDriver(new EmbeddedPostgresqlDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    if (EmbeddedUrl.matches(url)) {
      var parsed = EmbeddedUrl.parse(url);
      var running = SERVERS.computeIfAbsent(parsed, Supervisor::new).running();
      var login = running.login(properties, Running.APPLICATION);
      return open(running.applicationUrl(), login);
    }
    return POSTGRESQL.acceptsURL(url) ? open(url, properties) : null;
  }

  static Connection open(String url, Properties properties) throws SQLException {
    var connection = POSTGRESQL.connect(url, properties);
    if (connection == null) {
      throw new SQLException("Not a URL of PostgreSQL: " + url, "08001");
    }
    return connection;
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return EmbeddedUrl.matches(url) || POSTGRESQL.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return POSTGRESQL.getPropertyInfo(
        EmbeddedUrl.matches(url) ? "jdbc:postgresql:assay" : url, properties);
  }

  @Override
  public int getMajorVersion() {
    return POSTGRESQL.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return POSTGRESQL.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return POSTGRESQL.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("assay.server.postgresql");
  }
}
