package assay.domain.promotion;

import assay.domain.monitoring.Percentiles;

/** A value and how sure it is: its 95 % confidence interval. */
public record Estimate(double value, double low, double high) {
  private static final double Z = 1.959963984540054;

  /**
   * The sum of the differences of single events, per day. The variance of a sum over events that
   * come at random is the sum of the squares (the compound Poisson process of insurance: Daykin,
   * Pentikäinen, Pesonen, Practical Risk Theory for Actuaries, 1994, section 3.2), so that both how
   * many events come and what each is worth count.
   *
   * @param days that the events cover, more than 0
   */
  static Estimate perDay(double[] differences, double days) {
    double sum = 0;
    double squares = 0;
    for (double difference : differences) {
      sum += difference;
      squares += difference * difference;
    }
    double half = Z * Math.sqrt(squares);
    return new Estimate(sum / days, (sum - half) / days, (sum + half) / days);
  }

  /** A value with the middle 95 % of what it is in resamples of the events. */
  static Estimate ofResamples(double value, double[] resampled) {
    double[] at = Percentiles.of(resampled).at(2.5, 97.5);
    return new Estimate(value, at[0], at[1]);
  }

  /** The same with an interval that ends where the value has to. */
  Estimate within(double least, double most) {
    return new Estimate(value, Math.max(least, low), Math.min(most, high));
  }

  /** Whether the interval leaves 0 out: the difference is more than chance. */
  public boolean certain() {
    return low > 0 || high < 0;
  }
}
