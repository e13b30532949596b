package assay.trainer.bench;

import assay.adapters.training.learn.Fitting;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.Recipe.Combination;
import assay.adapters.training.recipe.Recipe.ModelRecipe;
import assay.domain.features.FeatureRule;
import assay.trainer.bench.HandbookProtocol.Fold;
import assay.trainer.bench.HandbookProtocol.Measured;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Trains the models of a recipe on one fold after the other, and judges them. */
final class FoldModels {
  private final HandbookProtocol protocol;
  private final Recipe recipe;
  private final Preprocessor preprocessor;
  private final Consumer<String> progress;

  /** The models of this recipe; of combinations, only averages have all they need in a fold. */
  FoldModels(
      HandbookProtocol protocol,
      Recipe recipe,
      List<FeatureRule> features,
      Consumer<String> progress) {
    this.protocol = protocol;
    this.recipe = recipe;
    this.progress = progress;
    this.preprocessor = new Preprocessor(recipe.preprocess(), features);
  }

  /** How good each model is on a fold, by its name in the recipe. */
  Map<String, Measured> measure(Fold fold) {
    var train = fold.train().persist();
    var test = fold.test().persist();
    var judge = protocol.judge(fold);
    var scores = new LinkedHashMap<String, double[]>();
    var measured = new LinkedHashMap<String, Measured>();
    for (ModelRecipe model : recipe.models()) {
      long start = System.nanoTime();
      double[] found =
          model
              .combination()
              .map(combination -> average(combination, scores))
              .orElseGet(() -> fit(model, train, test));
      scores.put(model.name(), found);
      measured.put(model.name(), judge.measure(found));
      progress.accept(
          "Day %d, %s, %.1f s: %s"
              .formatted(
                  fold.start(),
                  model.name(),
                  (System.nanoTime() - start) / 1e9,
                  measured.get(model.name())));
    }
    train.unpersist();
    test.unpersist();
    return measured;
  }

  private double[] fit(ModelRecipe model, Dataset<Row> train, Dataset<Row> test) {
    String algorithm = model.algorithm().orElseThrow();
    var parameters = new LinkedHashMap<String, Object>(model.parameters());
    if (algorithm.equals("logistic-regression")) {
      // C = 1 elsewhere: the penalty does not grow with the rows, and Spark's loss is their mean.
      parameters.putIfAbsent("regParam", 1.0 / train.count());
    }
    var fitting = Fitting.prepare(algorithm, preprocessor, recipe, train);
    double[] scores = fitting.fit(parameters).score(test);
    fitting.release();
    return scores;
  }

  private static double[] average(Combination combination, Map<String, double[]> scores) {
    double[][] parts = combination.of().stream().map(scores::get).toArray(double[][]::new);
    double[] sums = new double[parts[0].length];
    for (double[] part : parts) {
      Arrays.setAll(sums, row -> sums[row] + part[row] / parts.length);
    }
    Arrays.setAll(sums, row -> Math.min(1, sums[row]));
    return sums;
  }
}
