package assay.adapters.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a client stands with its event source.
 *
 * @param at when the last call ended, or when the client was made or stopped
 * @param problem what went wrong in the last call; null where nothing did
 * @param failures calls that failed since the last good one
 */
public record SourceStatus(State state, Instant at, @Nullable String problem, int failures) {
  /** What a client is doing. */
  public enum State {
    /** Not started, or stopped. */
    OFF,
    /** The last call failed, or none has ended yet. */
    RETRYING,
    /** The source took the registration. */
    REGISTERED,
    /** The source answered, and every event it gave was taken. */
    POLLING
  }
}
