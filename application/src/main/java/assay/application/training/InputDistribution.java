package assay.application.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The distribution of one input, or of the score, in the training data: the baseline of drift. */
public sealed interface InputDistribution {
  String name();

  /** Rows in which it has a value. */
  long present();

  /** Rows in which it has none. */
  long missing();

  /**
   * A number.
   *
   * @param mean of the present values; NaN if there are none, like the standard deviation
   * @param standardDeviation of the present values, as of a sample (n - 1); 0 for a single one
   * @param quantiles of the present values at 0, 0.25, 0.5, 0.75 and 1: minimum, quartiles,
   *     maximum; none if there are no values
   * @param edges of the histogram, growing, one more than counts; none if there is no histogram
   * @param counts of values in [edge, next edge); the last bin holds its upper edge too
   */
  record Numeric(
      String name,
      long present,
      long missing,
      double mean,
      double standardDeviation,
      List<Double> quantiles,
      List<Double> edges,
      List<Long> counts)
      implements InputDistribution {
    public Numeric {
      quantiles = List.copyOf(quantiles);
      edges = List.copyOf(edges);
      counts = List.copyOf(counts);
      if (!quantiles.isEmpty() && quantiles.size() != 5) {
        throw new IllegalArgumentException(
            "'%s' has five quantiles or none, not %d.".formatted(name, quantiles.size()));
      }
      if (edges.isEmpty() ? !counts.isEmpty() : edges.size() != counts.size() + 1) {
        throw new IllegalArgumentException(
            "The histogram of '%s' has %d edges for %d counts; it takes one more edge than counts."
                .formatted(name, edges.size(), counts.size()));
      }
    }
  }

  /**
   * A category, a boolean or a text.
   *
   * @param counts of the most frequent values, the most frequent first
   * @param distinct how many values there are in all
   */
  record Categorical(
      String name, long present, long missing, Map<String, Long> counts, long distinct)
      implements InputDistribution {
    public Categorical {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
  }
}
