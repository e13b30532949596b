package assay.application.training;

import org.jspecify.annotations.Nullable;

/**
 * A tracker or registry did not do what it was asked for. Expected: trackers are away, full or
 * closed to us at times. The message says what happened and what to do; no training run has to end
 * for it, see {@link TrackTraining}.
 */
public final class TrackerFailure extends Exception {
  /** What kind of failure, as far as a program may want to tell them apart. */
  public enum Reason {
    /** Nobody answers, or only that there is no time now: the same may work later. */
    AWAY,
    /** The credentials are missing, wrong, or not enough. */
    NOT_ALLOWED,
    /** What was asked for does not exist. */
    NOT_FOUND,
    /** The tracker understood and said no. */
    REFUSED,
    /** What was asked for is kept in a place, or in a form, that Assay can't read or write. */
    UNSUPPORTED,
    /** The answer is none that a tracker of this kind gives. */
    UNREADABLE
  }

  private final Reason reason;

  public TrackerFailure(Reason reason, String message) {
    this(reason, message, null);
  }

  public TrackerFailure(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
