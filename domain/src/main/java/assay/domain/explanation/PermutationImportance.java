package assay.domain.explanation;

import assay.domain.evaluation.ScoredLabels;
import assay.domain.features.Features;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * How much worse a model ranks when the values of one feature are dealt out among the rows at
 * random: Breiman, Random forests, 2001; for any model and metric Fisher, Rudin and Dominici, All
 * models are wrong, but many are useful, 2019. Features that say the same share their importance:
 * each looks dispensable while the other is there.
 *
 * @param drop of the metric, mean over the repeats, in the metric's unit; about 0, or a little
 *     below, for a feature that the model does not need
 * @param deviation standard deviation of the drop over the repeats (n - 1), 0 for one repeat
 */
public record PermutationImportance(String feature, double drop, double deviation) {

  /**
   * The importance of every feature of the rows, the most important first, equals by name.
   *
   * @param scorer gives a score in [0, 1]
   * @param rows of held-out data, all with the same features
   * @param fraud the truth, by the index of rows
   * @param metric of which more is better, such as average precision
   * @param repeats 1 or more; 5 to 10 are usual
   * @param random the features are shuffled by splits of it, so that none depends on the others
   * @throws IllegalArgumentException if there is no row or the sizes differ
   */
  public static List<PermutationImportance> of(
      Scorer scorer,
      List<Features> rows,
      boolean[] fraud,
      ToDoubleFunction<ScoredLabels> metric,
      int repeats,
      SplittableRandom random) {
    Rows.requireAny(rows);
    if (repeats < 1) {
      throw new IllegalArgumentException("Shuffle once or more, not " + repeats + " times.");
    }
    double[] scores = rows.stream().mapToDouble(scorer::score).toArray();
    double whole = metric.applyAsDouble(ScoredLabels.of(scores, fraud));
    var all = new ArrayList<PermutationImportance>();
    for (String feature : rows.get(0).values().keySet()) {
      var own = random.split();
      double[] drops = new double[repeats];
      for (int repeat = 0; repeat < repeats; repeat++) {
        double[] shuffled = shuffledScores(scorer, rows, feature, own);
        drops[repeat] = whole - metric.applyAsDouble(ScoredLabels.of(shuffled, fraud));
      }
      all.add(summary(feature, drops));
    }
    all.sort(
        Comparator.comparingDouble(PermutationImportance::drop)
            .reversed()
            .thenComparing(PermutationImportance::feature));
    return List.copyOf(all);
  }

  private static double[] shuffledScores(
      Scorer scorer, List<Features> rows, String feature, RandomGenerator random) {
    int[] order = Order.shuffled(rows.size(), random);
    double[] scores = new double[rows.size()];
    for (int row = 0; row < scores.length; row++) {
      Object value = rows.get(order[row]).get(feature);
      scores[row] = scorer.score(Rows.with(rows.get(row), feature, value));
    }
    return scores;
  }

  private static PermutationImportance summary(String feature, double[] drops) {
    double mean = 0;
    for (double drop : drops) {
      mean += drop / drops.length;
    }
    double squares = 0;
    for (double drop : drops) {
      squares += (drop - mean) * (drop - mean);
    }
    double deviation = drops.length == 1 ? 0 : Math.sqrt(squares / (drops.length - 1));
    return new PermutationImportance(feature, mean, deviation);
  }
}
