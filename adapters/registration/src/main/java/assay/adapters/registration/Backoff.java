package assay.adapters.registration;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures: doubled each time up to a longest wait, of which a random half
 * to whole is taken, so that many clients don't come back at once.
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
  private static final int MOST_DOUBLINGS = 30;

  public Backoff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "A back-off goes from more than 0 upwards, not from " + first + " to " + longest + ".");
    }
  }

  /** One second to one minute. */
  public static Backoff upToAMinute(RandomGenerator random) {
    return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), random);
  }

  /** The wait after the given number of failures in a row, 1 or more. */
  Duration after(int failures) {
    int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    double whole = Math.min((double) longest.toMillis(), first.toMillis() * Math.pow(2, doublings));
    return Duration.ofMillis((long) Math.ceil(whole * (0.5 + random.nextDouble() / 2)));
  }
}
