package assay.domain.monitoring;

import java.util.Arrays;

/** Checked, sorted copies. */
final class Sorted {
  private Sorted() {}

  static double[] finite(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("There is no value.");
    }
    double[] sorted = values.clone();
    for (double value : sorted) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("A finite number is needed, not " + value + ".");
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }
}
