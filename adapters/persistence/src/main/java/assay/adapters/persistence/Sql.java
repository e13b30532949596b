package assay.adapters.persistence;

import assay.domain.event.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** JDBC without its ceremony; failures come translated. Joins a transaction that is under way. */
final class Sql {
  private final DataSource dataSource;

  Sql(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** What is done within one transaction. */
  interface Work {
    void run(Connection connection) throws SQLException;
  }

  <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
    try (var connection = dataSource.getConnection()) {
      return list(connection, sql, row, parameters);
    } catch (SQLException e) {
      throw StorageFailures.translate(e);
    }
  }

  /** The same, where the database must answer in time; a connection that did not is given up. */
  <T> List<T> listWithin(
      Duration patience, String sql, Row<T> row, @Nullable Object... parameters) {
    try (var connection = dataSource.getConnection()) {
      int usual = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
      var found = list(connection, sql, row, parameters);
      connection.setNetworkTimeout(Runnable::run, usual);
      return found;
    } catch (SQLException e) {
      throw StorageFailures.translate(e);
    }
  }

  <T> Optional<T> find(String sql, Row<T> row, @Nullable Object... parameters) {
    return list(sql, row, parameters).stream().findFirst();
  }

  /** All or nothing: in the caller's transaction where there is one, in one of its own if not. */
  void inTransaction(Work work) {
    try (var connection = dataSource.getConnection()) {
      if (connection.getAutoCommit()) {
        commit(connection, work);
      } else {
        work.run(connection);
      }
    } catch (SQLException e) {
      throw StorageFailures.translate(e);
    }
  }

  private static void commit(Connection connection, Work work) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      work.run(connection);
      connection.commit();
      done = true;
    } finally {
      if (!done && !connection.isClosed()) {
        connection.rollback();
      }
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    }
  }

  static <T> List<T> list(
      Connection connection, String sql, Row<T> row, @Nullable Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<T>();
        while (rows.next()) {
          found.add(row.read(rows));
        }
        return found;
      }
    }
  }

  static int update(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, sqlValue(parameters[i]));
    }
  }

  private static @Nullable Object sqlValue(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    return value instanceof Sha256 sha256 ? bytes(sha256) : value;
  }

  static byte[] bytes(Sha256 sha256) {
    return HexFormat.of().parseHex(sha256.hex());
  }

  static Sha256 sha256(ResultSet row, String column) throws SQLException {
    return new Sha256(HexFormat.of().formatHex(row.getBytes(column)));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> findInstant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  static Optional<Double> findDouble(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }
}
