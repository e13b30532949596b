package assay.server.postgresql;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one embedded PostgreSQL alive: started by the first connection, started again by the first
 * connection that finds it dead, stopped with the JVM.
 */
final class Supervisor {
  private static final Logger LOG = Logger.getLogger(Supervisor.class.getName());
  private static final long FIRST_START_SECONDS = 120;

  /** Callers of a running server must not pile up behind a restart: they fail soon, and retry. */
  private static final long RESTART_SECONDS = 1;

  private static final int POOL_CLOSING_ROUNDS = 50;
  private static final int POOL_CLOSING_MILLIS = 200;

  private final EmbeddedPostgresql server;
  private @Nullable CompletableFuture<Running> start;
  private boolean startedOnce;
  private boolean ended;

  Supervisor(EmbeddedUrl url) {
    server = new EmbeddedPostgresql(url);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "embedded-postgresql-stop"));
  }

  /** Waits for a server that answers; long at its first start, shortly at a restart. */
  Running running() throws SQLException {
    var limit = isStartedOnce() ? RESTART_SECONDS : FIRST_START_SECONDS;
    try {
      var running = starting().get(limit, TimeUnit.SECONDS);
      markStarted();
      return running;
    } catch (TimeoutException e) {
      throw new SQLTransientConnectionException("PostgreSQL is being started again", "08001", e);
    } catch (ExecutionException e) {
      throw new SQLException(
          "The embedded PostgreSQL did not start: " + e.getCause(), "08001", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("Interrupted", "08001", e);
    }
  }

  private synchronized CompletableFuture<Running> starting() throws SQLException {
    if (ended) {
      throw new SQLException("PostgreSQL stops with the server", "08001");
    }
    var current = start;
    if (current == null
        || current.isCompletedExceptionally()
        || (current.isDone() && !server.isRunning())) {
      current = new CompletableFuture<Running>();
      start = current;
      var pending = current;
      var thread = new Thread(() -> startInto(pending), "embedded-postgresql-start");
      thread.setDaemon(true);
      thread.start();
    }
    return current;
  }

  private void startInto(CompletableFuture<Running> pending) {
    try {
      pending.complete(server.start());
    } catch (IOException | SQLException | RuntimeException e) {
      LOG.log(Level.SEVERE, "The embedded PostgreSQL did not start", e);
      pending.completeExceptionally(e);
    }
  }

  private synchronized boolean isStartedOnce() {
    return startedOnce;
  }

  private synchronized void markStarted() {
    startedOnce = true;
  }

  /** Lets the connection pool close its connections before the server goes away under it. */
  private void stop() {
    var current = end();
    try {
      if (current != null && server.isRunning()) {
        awaitPoolClosed(current.join());
      }
    } catch (SQLException | CompletionException e) {
      LOG.log(Level.FINE, "Not waiting for the connections to close", e);
    }
    try {
      server.stop();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The embedded PostgreSQL did not stop in order", e);
    }
  }

  private synchronized @Nullable CompletableFuture<Running> end() {
    ended = true;
    return start;
  }

  private static void awaitPoolClosed(Running running) throws SQLException {
    var login = running.login(new Properties(), Running.SUPERUSER);
    var others =
        "SELECT count(*), pg_sleep("
            + POOL_CLOSING_MILLIS / 1000.0
            + ") FROM pg_stat_activity"
            + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";
    try (var connection = EmbeddedPostgresqlDriver.open(running.administrationUrl(), login);
        var statement = connection.createStatement()) {
      for (var round = 0; round < POOL_CLOSING_ROUNDS; round++) {
        try (var rows = statement.executeQuery(others)) {
          if (rows.next() && rows.getInt(1) == 0) {
            return;
          }
        }
      }
    }
  }
}
