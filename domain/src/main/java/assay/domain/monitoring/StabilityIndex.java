package assay.domain.monitoring;

import java.util.HashSet;
import java.util.Map;

/**
 * Population stability index, PSI: the sum over bins of (a - e) ln(a / e), with e and a the shares
 * of the bin in the baseline and today (Siddiqi, Credit Risk Scorecards, 2006; it is Jeffreys'
 * divergence). Applied to one input it is called CSI, see {@link CharacteristicStability}.
 *
 * <p>A share below {@value #FLOOR} counts as {@value #FLOOR}, on both sides and without rescaling
 * the others: an empty bin gives a large number instead of infinity, and a bin that is empty on
 * both sides gives nothing.
 *
 * @param value 0 or more; 0 for equal distributions
 */
public record StabilityIndex(double value) {
  /** The smallest share that is told from 0. */
  public static final double FLOOR = 1e-4;

  /** How much a distribution has moved, by the usual rule of thumb (Siddiqi, 2006). */
  public enum Shift {
    /** Below 0.1. */
    STABLE,
    /** From 0.1 on: look into it. */
    MODERATE,
    /** From 0.25 on: the model may no longer fit. */
    SIGNIFICANT
  }

  /**
   * PSI of two histograms over the same bins.
   *
   * @param baseline counts, 0 or more each, at least one in total
   * @param current the same of today
   * @throws IllegalArgumentException if the sizes differ, a count is negative or one side is empty
   */
  public static StabilityIndex of(long[] baseline, long[] current) {
    if (baseline.length != current.length) {
      throw new IllegalArgumentException(
          "Histograms of %d and %d bins can't be compared."
              .formatted(baseline.length, current.length));
    }
    double expectedTotal = total(baseline);
    double actualTotal = total(current);
    double sum = 0;
    for (int bin = 0; bin < baseline.length; bin++) {
      double expected = Math.max(FLOOR, baseline[bin] / expectedTotal);
      double actual = Math.max(FLOOR, current[bin] / actualTotal);
      sum += (actual - expected) * Math.log(actual / expected);
    }
    return new StabilityIndex(sum);
  }

  /**
   * PSI of categories; one that is missing on one side counts 0 there.
   *
   * @throws IllegalArgumentException if a count is negative or one side is empty
   */
  public static <C> StabilityIndex of(Map<C, Long> baseline, Map<C, Long> current) {
    var categories = new HashSet<>(baseline.keySet());
    categories.addAll(current.keySet());
    long[] expected = new long[categories.size()];
    long[] actual = new long[categories.size()];
    int bin = 0;
    for (C category : categories) {
      expected[bin] = baseline.getOrDefault(category, 0L);
      actual[bin] = current.getOrDefault(category, 0L);
      bin++;
    }
    return of(expected, actual);
  }

  private static double total(long[] counts) {
    long total = 0;
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("A count can't be negative: " + count + ".");
      }
      total += count;
    }
    if (total == 0) {
      throw new IllegalArgumentException("A histogram without any event can't be compared.");
    }
    return total;
  }

  /** What the value is usually taken to mean. */
  public Shift shift() {
    return value < 0.1 ? Shift.STABLE : value < 0.25 ? Shift.MODERATE : Shift.SIGNIFICANT;
  }
}
