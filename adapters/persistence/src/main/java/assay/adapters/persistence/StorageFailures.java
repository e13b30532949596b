package assay.adapters.persistence;

import assay.application.StorageUnavailable;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a statement that is wrong; the one place that does. */
final class StorageFailures {
  static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /**
   * Connection lost, resources exhausted (connections, disk), stopped by an operator, I/O error of
   * the server, read-only stand-by, statement cancelled by a time limit.
   */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

  private static final String READ_ONLY = "25006";

  private StorageFailures() {}

  /** Runs what asks the database; a database that is away becomes {@link StorageUnavailable}. */
  static <T> T translating(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw isUnavailable(e) ? unavailable(e) : e;
    }
  }

  static RuntimeException translate(SQLException e) {
    return isUnavailable(e)
        ? unavailable(e)
        : new IllegalStateException("A statement failed with SQLState " + e.getSQLState() + ".", e);
  }

  static StorageUnavailable unavailable(@Nullable Throwable cause) {
    return new StorageUnavailable("The database does not answer.", RETRY_AFTER, cause);
  }

  /** Whether the database is away, rather than the statement wrong. */
  static boolean isUnavailable(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException e && isUnavailable(e)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnavailable(SQLException e) {
    String state = e.getSQLState();
    // A pool that has no connection to give says so without a state.
    return state == null
        || e instanceof SQLTimeoutException
        || state.equals(READ_ONLY)
        || CLASSES.contains(state.substring(0, Math.min(2, state.length())));
  }
}
