package assay.application;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The database can't be reached or does not answer in time. Trying again later can help. */
public final class StorageUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  public StorageUnavailable(String message, Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** When to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
