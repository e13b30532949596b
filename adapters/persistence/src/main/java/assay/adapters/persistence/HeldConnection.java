package assay.adapters.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One committer's connection, kept between batches; not thread-safe. Held rather than borrowed, so
 * that readers who empty the pool can't keep events from being stored.
 */
final class HeldConnection implements AutoCloseable {
  private static final long TRUSTED_NANOS = 1_000_000_000L;
  private static final int PATIENCE_SECONDS = 1;

  private final DataSource dataSource;
  private final int timeoutMillis;
  private @Nullable Connection connection;
  private int generation;
  private long lastUse;

  /**
   * @param timeoutMillis how long the database may take to answer
   */
  HeldConnection(DataSource dataSource, int timeoutMillis) {
    this.dataSource = dataSource;
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * A connection that works as far as one can know.
   *
   * @param current number of failures so far, of whichever committer: a connection from before the
   *     latest one is not trusted
   */
  Connection get(int current) throws SQLException {
    var held = connection;
    if (held == null || generation != current || !answers(held)) {
      close();
      held = open();
      generation = current;
    }
    lastUse = System.nanoTime();
    return held;
  }

  private boolean answers(Connection held) throws SQLException {
    return System.nanoTime() - lastUse < TRUSTED_NANOS || held.isValid(PATIENCE_SECONDS);
  }

  private Connection open() throws SQLException {
    var opened = dataSource.getConnection();
    connection = opened;
    opened.setNetworkTimeout(Runnable::run, timeoutMillis);
    if (!opened.isValid(PATIENCE_SECONDS)) {
      throw new SQLException("The connection does not answer.", "08006");
    }
    return opened;
  }

  @Override
  public void close() {
    var held = connection;
    connection = null;
    if (held == null) {
      return;
    }
    try (held) {
      held.setNetworkTimeout(Runnable::run, 0);
    } catch (SQLException e) {
      // It is given up anyway.
    }
  }
}
