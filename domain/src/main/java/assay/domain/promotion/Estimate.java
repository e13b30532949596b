package assay.domain.promotion;

/**
 * A difference and how sure it is: the 95 % confidence interval of a sum over events that come at
 * random, whose variance is the sum of the squares (the compound Poisson process of insurance:
 * Daykin, Pentikäinen, Pesonen, Practical Risk Theory for Actuaries, 1994, section 3.2), so that
 * both how many events come and what each is worth count.
 */
public record Estimate(double value, double low, double high) {
  private static final double Z = 1.959963984540054;

  /**
   * The sum of the differences of single events, per day.
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

  /** Whether the interval leaves 0 out: the difference is more than chance. */
  public boolean certain() {
    return low > 0 || high < 0;
  }
}
