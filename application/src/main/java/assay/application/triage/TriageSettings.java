package assay.application.triage;

import java.time.Duration;

/**
 * What the installation sets for triage.
 *
 * @param lock how long a claim holds
 * @param reviewsPerDay how many cases all reviewers together can look at in a day, 1 or more
 */
public record TriageSettings(Duration lock, int reviewsPerDay) {
  public TriageSettings {
    if (lock.isNegative() || lock.isZero()) {
      throw new IllegalArgumentException("A lock holds for some time, not " + lock + ".");
    }
    if (reviewsPerDay < 1) {
      throw new IllegalArgumentException(
          "The reviews of a day are 1 or more, not " + reviewsPerDay + ".");
    }
  }
}
