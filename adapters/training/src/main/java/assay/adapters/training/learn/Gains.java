package assay.adapters.training.learn;

import assay.adapters.training.preprocess.Columns;
import assay.adapters.training.preprocess.FittedPreprocessing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Adds up what single columns of a model gained, by the feature that they are made of. */
final class Gains {
  private Gains() {}

  /**
   * By feature, adding up to 1; what a column of several features gained is shared evenly.
   *
   * @param columnGain gain of a column of the vector, 0 or more
   */
  static Map<String, Double> byFeature(
      FittedPreprocessing preprocessing, IntToDoubleFunction columnGain) {
    var sums = new LinkedHashMap<String, Double>();
    int at = 0;
    for (Columns group : preprocessing.columns()) {
      double sum = 0;
      for (int i = 0; i < group.width(); i++) {
        sum += columnGain.applyAsDouble(at++);
      }
      for (String feature : group.features()) {
        sums.merge(feature, sum / group.features().size(), Double::sum);
      }
    }
    double total = sums.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!(total > 0)) {
      return Map.of();
    }
    sums.replaceAll((feature, sum) -> sum / total);
    return sums;
  }
}
