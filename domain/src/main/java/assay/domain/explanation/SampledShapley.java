package assay.domain.explanation;

import assay.domain.features.Features;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Shapley values of one prediction by sampling (Strumbelj and Kononenko, Explaining prediction
 * models and individual predictions with feature contributions, 2014): starting from a random
 * background row, the features take the values of the explained row one after the other in a random
 * order, and each gets the change of the score that it makes. What is not yet set comes from the
 * background row as it is, so the values are the interventional ones (Janzing, Minorics and
 * Bloebaum, Feature relevance quantification in explainable AI, 2020).
 *
 * <p>Every order is walked forwards and backwards from the same background row, which takes the
 * chance out of pairs of features (antithetic sampling: Mitchell et al., Sampling permutations for
 * Shapley value estimation, 2022).
 *
 * @param explanation base and contributions add up to the score of the row exactly; the base is the
 *     mean score of the background rows drawn
 * @param standardErrors of the contributions, by feature, 0 or more
 * @param walks pairs of walks, 2 or more
 */
public record SampledShapley(
    Explanation explanation, Map<String, Double> standardErrors, int walks) {
  public SampledShapley {
    standardErrors = Map.copyOf(standardErrors);
  }

  /**
   * The contributions to one score. Costs 2 walks x (features + 1) scores.
   *
   * @param unit of what the scorer gives: {@code probability} or {@code log-odds}
   * @param background rows that say what is usual, one or more
   * @param walks pairs of walks, 2 or more; errors shrink with the square root
   */
  public static SampledShapley of(
      Scorer scorer,
      String unit,
      Features row,
      List<Features> background,
      int walks,
      RandomGenerator random) {
    Rows.requireAny(background);
    if (walks < 2) {
      throw new IllegalArgumentException(
          "A standard error needs 2 pairs of walks or more, not " + walks + ".");
    }
    var features = List.copyOf(row.values().keySet());
    double[] sums = new double[features.size()];
    double[] squares = new double[features.size()];
    double base = 0;
    for (int walk = 0; walk < walks; walk++) {
      var from = background.get(random.nextInt(background.size()));
      int[] order = Order.shuffled(features.size(), random);
      double[] steps = new double[features.size()];
      double start = scorer.score(from);
      walk(scorer, row, from, start, features, order, steps);
      walk(scorer, row, from, start, features, reversed(order), steps);
      base += start / walks;
      for (int i = 0; i < steps.length; i++) {
        double mean = steps[i] / 2;
        sums[i] += mean;
        squares[i] += mean * mean;
      }
    }
    var contributions = new ArrayList<Contribution>();
    var errors = new LinkedHashMap<String, Double>();
    for (int i = 0; i < sums.length; i++) {
      String feature = features.get(i);
      double error = standardError(sums[i], squares[i], walks);
      contributions.add(
          new Contribution(feature, row.get(feature), sums[i] / walks, OptionalDouble.of(error)));
      errors.put(feature, error);
    }
    var explanation =
        new Explanation("sampled-shapley", unit, base, contributions, OptionalInt.of(walks));
    return new SampledShapley(explanation, errors, walks);
  }

  private static void walk(
      Scorer scorer,
      Features row,
      Features from,
      double start,
      List<String> features,
      int[] order,
      double[] steps) {
    var current = from;
    double before = start;
    for (int i : order) {
      current = Rows.with(current, features.get(i), row.get(features.get(i)));
      double after = scorer.score(current);
      steps[i] += after - before;
      before = after;
    }
  }

  private static int[] reversed(int[] order) {
    int[] reversed = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      reversed[i] = order[order.length - 1 - i];
    }
    return reversed;
  }

  private static double standardError(double sum, double squares, int n) {
    // Rounding can take the difference a hair below 0 where every walk gave the same.
    double variance = Math.max(0, squares - sum * sum / n) / (n - 1);
    return Math.sqrt(variance / n);
  }
}
