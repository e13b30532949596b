package assay.domain.monitoring;

import java.util.Arrays;

/**
 * Bins that hold equal shares of a baseline, to count other days by. Bin i holds the values in
 * (edge i-1, edge i], the first everything up to its edge, the last everything above; one more bin
 * at the end holds missing values (NaN). Equal quantiles are one edge, so a baseline with many ties
 * has fewer bins than asked for. Immutable.
 */
public final class QuantileBins {
  private final double[] edges;

  /** Adding 0 turns an edge of -0 into 0, above which the search would put the value 0. */
  private QuantileBins(double[] edges) {
    this.edges = Arrays.stream(edges).map(edge -> edge + 0.0).distinct().toArray();
  }

  /** Ten bins, see {@link #of}. */
  public static QuantileBins deciles(double[] baseline) {
    return of(baseline, 10);
  }

  /**
   * Cuts at the quantiles of a baseline, values that occur in it (definition 1 of Hyndman and Fan,
   * Sample quantiles in statistical packages, 1996).
   *
   * @param baseline NaN counts as missing and has no part in the quantiles
   * @param bins 2 or more
   * @throws IllegalArgumentException if fewer than 2 bins are asked for or no value is present
   */
  public static QuantileBins of(double[] baseline, int bins) {
    if (bins < 2) {
      throw new IllegalArgumentException("Two bins or more, not " + bins + ".");
    }
    double[] present =
        Arrays.stream(baseline).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (present.length == 0) {
      throw new IllegalArgumentException("A baseline without any value has no quantiles.");
    }
    double[] edges = new double[bins - 1];
    for (int i = 1; i < bins; i++) {
      long rank = ((long) present.length * i + bins - 1) / bins;
      edges[i - 1] = present[(int) rank - 1];
    }
    return new QuantileBins(edges);
  }

  /**
   * Bins of stored edges.
   *
   * @param edges as {@link #edges} gave them: at least one, growing, not NaN
   */
  public static QuantileBins ofEdges(double[] edges) {
    boolean growing = edges.length > 0 && !Double.isNaN(edges[0]);
    for (int i = 1; i < edges.length; i++) {
      growing &= edges[i] > edges[i - 1];
    }
    if (!growing) {
      throw new IllegalArgumentException("Edges must grow: " + Arrays.toString(edges) + ".");
    }
    return new QuantileBins(edges);
  }

  /** The upper edges of all bins but the last, growing. */
  public double[] edges() {
    return edges.clone();
  }

  /** Number of bins, the one for missing values included. */
  public int size() {
    return edges.length + 2;
  }

  /** The bin of a value, [0, size). */
  public int binOf(double value) {
    if (Double.isNaN(value)) {
      return edges.length + 1;
    }
    int found = Arrays.binarySearch(edges, value);
    return found >= 0 ? found : -found - 1;
  }

  /** How many of the values fall into each bin, {@link #size} counts. */
  public long[] count(double[] values) {
    long[] counts = new long[size()];
    for (double value : values) {
      counts[binOf(value)]++;
    }
    return counts;
  }
}
