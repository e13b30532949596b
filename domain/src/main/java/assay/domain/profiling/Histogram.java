package assay.domain.profiling;

import assay.domain.monitoring.Percentiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Counts of values in bins of equal width, frauds apart from the others.
 *
 * <p>The bins lie between the 0.5th and the 99.5th percentile, the first and the last also hold
 * what is beyond: otherwise a single extreme amount would leave one bar.
 *
 * @param edges growing, one more than bins
 * @param goods counts of good events; of all if the label is unknown
 * @param frauds counts of frauds
 */
public record Histogram(List<Double> edges, List<Long> goods, List<Long> frauds) {
  public Histogram {
    edges = List.copyOf(edges);
    goods = List.copyOf(goods);
    frauds = List.copyOf(frauds);
  }

  /**
   * Counts what is present; empty if nothing is.
   *
   * @param fraud the label of each value, or empty if it is unknown
   * @param bins 1 or more; fewer are used for whole numbers that span less
   */
  public static Optional<Histogram> of(double[] values, Optional<boolean[]> fraud, int bins) {
    double[] present = Arrays.stream(values).filter(it -> !Double.isNaN(it)).toArray();
    if (present.length == 0) {
      return Optional.empty();
    }
    double[] edges = edges(present, bins);
    Long[] goods = new Long[edges.length - 1];
    Arrays.fill(goods, 0L);
    Long[] frauds = goods.clone();
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        boolean isFraud = fraud.isPresent() && fraud.get()[row];
        (isFraud ? frauds : goods)[binOf(values[row], edges)]++;
      }
    }
    return Optional.of(
        new Histogram(
            Arrays.stream(edges).boxed().toList(), Arrays.asList(goods), Arrays.asList(frauds)));
  }

  private static double[] edges(double[] present, int bins) {
    var percentiles = Percentiles.of(present);
    double low = percentiles.at(0.5);
    double high = percentiles.at(99.5);
    boolean whole = Arrays.stream(present).allMatch(it -> it == Math.rint(it));
    if (whole) {
      low = Math.floor(low) - 0.5;
      high = Math.ceil(high) + 0.5;
    }
    double width = (high - low) / bins;
    int count = bins;
    if (whole) {
      width = Math.max(1, Math.ceil(width));
      count = (int) Math.max(1, Math.ceil((high - low) / width));
    }
    if (!(low + width > low)) {
      return new double[] {low - 0.5, low + 0.5};
    }
    double[] edges = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      edges[i] = low + i * width;
    }
    return edges;
  }

  /** The bin of [edge, next edge); values beyond belong to the first and the last. */
  private static int binOf(double value, double[] edges) {
    int found = Arrays.binarySearch(edges, value);
    int bin = found >= 0 ? found : -found - 2;
    return Math.max(0, Math.min(edges.length - 2, bin));
  }
}
