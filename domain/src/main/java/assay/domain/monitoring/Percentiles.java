package assay.domain.monitoring;

import java.util.Arrays;

/** Percentiles of scores, sorted once. Immutable. */
public final class Percentiles {
  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Of values in any order.
   *
   * @throws IllegalArgumentException if there is none, or one is not finite
   */
  public static Percentiles of(double[] values) {
    return new Percentiles(Sorted.finite(values));
  }

  /**
   * The value below which the given percentage lies, with linear interpolation between neighbours:
   * definition 7 of Hyndman and Fan, Sample quantiles in statistical packages, 1996, which numpy
   * and R use unless told otherwise.
   *
   * @param percent [0, 100]; 50 is the median
   */
  public double at(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("A percentage lies in [0, 100], not " + percent + ".");
    }
    double position = percent / 100 * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /** Several at once, in the order asked for. */
  public double[] at(double... percents) {
    return Arrays.stream(percents).map(this::at).toArray();
  }
}
