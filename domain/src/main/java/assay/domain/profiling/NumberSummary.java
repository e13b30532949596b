package assay.domain.profiling;

import assay.domain.monitoring.Percentiles;
import java.util.Arrays;
import java.util.Optional;

/**
 * The usual figures of the values that are present.
 *
 * @param deviation standard deviation with n - 1; 0 for a single value
 * @param quantiles at 0, 0.25, 0.5, 0.75 and 1, see {@link Percentiles}
 * @param zeros how many are 0
 * @param whole whether all are whole numbers
 */
public record NumberSummary(
    double mean, double deviation, Quantiles quantiles, long zeros, boolean whole) {

  /** Minimum, quartiles and maximum. */
  public record Quantiles(
      double minimum, double lower, double median, double upper, double maximum) {}

  /** Empty if no value is present. */
  public static Optional<NumberSummary> of(double[] values) {
    double[] present = Arrays.stream(values).filter(it -> !Double.isNaN(it)).toArray();
    if (present.length == 0) {
      return Optional.empty();
    }
    double mean = Arrays.stream(present).average().orElseThrow();
    double squares = Arrays.stream(present).map(it -> (it - mean) * (it - mean)).sum();
    double[] at = Percentiles.of(present).at(0, 25, 50, 75, 100);
    return Optional.of(
        new NumberSummary(
            mean,
            present.length == 1 ? 0 : Math.sqrt(squares / (present.length - 1)),
            new Quantiles(at[0], at[1], at[2], at[3], at[4]),
            Arrays.stream(present).filter(it -> it == 0).count(),
            Arrays.stream(present).allMatch(it -> it == Math.rint(it))));
  }
}
