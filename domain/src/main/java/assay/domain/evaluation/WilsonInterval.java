package assay.domain.evaluation;

/**
 * Confidence interval of a proportion: the score interval of Wilson, Probable inference, the law of
 * succession, and statistical inference, 1927, without continuity correction. Stays within [0, 1]
 * and is sound for rare events, where p ± z s is not.
 *
 * @param low [0, 1]
 * @param high [low, 1]
 */
public record WilsonInterval(double low, double high) {

  /**
   * The interval of a share that was observed.
   *
   * @param successes [0, trials]
   * @param trials 1 or more
   * @param confidence two-sided, [0.5, 0.999999]; 0.95 is usual
   * @throws IllegalArgumentException outside these ranges
   */
  public static WilsonInterval of(long successes, long trials, double confidence) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "A proportion is 0 <= successes <= trials with at least 1 trial, not %d of %d."
              .formatted(successes, trials));
    }
    if (!(confidence >= 0.5 && confidence <= 0.999999)) {
      throw new IllegalArgumentException(
          "Confidence lies in [0.5, 0.999999], not %s.".formatted(confidence));
    }
    double n = trials;
    double p = successes / n;
    double z = NormalQuantile.at((1 + confidence) / 2);
    double shrink = 1 + z * z / n;
    double centre = (p + z * z / (2 * n)) / shrink;
    double half = z / shrink * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    // Rounding must not leave a hair above 0 where nothing, or below 1 where everything was seen.
    return new WilsonInterval(
        successes == 0 ? 0 : Math.max(0, centre - half),
        successes == trials ? 1 : Math.min(1, centre + half));
  }

  /** Whether a share lies within, both ends included. */
  public boolean contains(double share) {
    return low <= share && share <= high;
  }
}
