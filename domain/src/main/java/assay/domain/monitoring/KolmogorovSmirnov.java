package assay.domain.monitoring;

/**
 * Distance of two samples: the largest difference of their empirical distribution functions
 * (Smirnov, Table for estimating the goodness of fit of empirical distributions, 1948).
 */
public final class KolmogorovSmirnov {
  private KolmogorovSmirnov() {}

  /**
   * The two-sample statistic, [0, 1]; 0 for equal distributions.
   *
   * @throws IllegalArgumentException if one sample is empty or a value is not finite
   */
  public static double distance(double[] one, double[] other) {
    double[] first = Sorted.finite(one);
    double[] second = Sorted.finite(other);
    double largest = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      double value = Math.min(first[i], second[j]);
      while (i < first.length && first[i] <= value) {
        i++;
      }
      while (j < second.length && second[j] <= value) {
        j++;
      }
      double difference = i / (double) first.length - j / (double) second.length;
      largest = Math.max(largest, Math.abs(difference));
    }
    return largest;
  }
}
