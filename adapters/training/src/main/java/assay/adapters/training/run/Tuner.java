package assay.adapters.training.run;

import assay.adapters.training.data.BadData;
import assay.adapters.training.learn.Fitting;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.Recipe.ModelRecipe;
import assay.adapters.training.recipe.Recipe.Tuning;
import assay.domain.cost.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Searches parameters on a grid or at random, judged across folds of the training part. */
final class Tuner {
  private final Recipe recipe;
  private final Preprocessor preprocessor;
  private final Policy policy;
  private final Consumer<String> progress;

  Tuner(Recipe recipe, Preprocessor preprocessor, Policy policy, Consumer<String> progress) {
    this.recipe = recipe;
    this.preprocessor = preprocessor;
    this.policy = policy;
    this.progress = progress;
  }

  TuningLog search(ModelRecipe model, Tuning tuning, Dataset<Row> train) {
    var points = points(model, tuning, recipe.seed());
    var judge = new Judge(tuning.metric(), policy);
    var scores = new ArrayList<List<Double>>();
    points.forEach(point -> scores.add(new ArrayList<>()));
    var gap = recipe.split().gap();
    int fold = 0;
    for (var part : Folds.of(train, tuning, gap, recipe.seed())) {
      fold++;
      var fitting =
          Fitting.prepare(model.algorithm().orElseThrow(), preprocessor, recipe, part.train());
      var test = Sample.of(part.test().persist());
      check(test, "%s: fold %d of %d".formatted(model.name(), fold, tuning.folds()));
      for (int i = 0; i < points.size(); i++) {
        double score =
            judge.of(test.scored(fitting.fit(points.get(i)).score(test.rows())), test.amounts());
        scores.get(i).add(score);
        progress.accept(
            "%s: fold %d of %d, point %d of %d %s: %.5f"
                .formatted(
                    model.name(),
                    fold,
                    tuning.folds(),
                    i + 1,
                    points.size(),
                    points.get(i),
                    score));
      }
      test.rows().unpersist();
      fitting.release();
    }
    var tried = new ArrayList<TuningLog.Point>();
    for (int i = 0; i < points.size(); i++) {
      tried.add(new TuningLog.Point(points.get(i), scores.get(i)));
    }
    return new TuningLog(tuning.metric().name(), Folds.described(tuning, gap), tried);
  }

  private static void check(Sample test, String fold) {
    int frauds = 0;
    for (boolean fraud : test.fraud()) {
      frauds += fraud ? 1 : 0;
    }
    if (frauds == 0 || frauds == test.fraud().length) {
      throw new BadData(
          "%s has %,d events to judge by, %,d of them frauds; both classes are needed. Choose fewer folds or a longer step."
              .formatted(fold, test.fraud().length, frauds));
    }
  }

  /**
   * The whole grid, or as many of its points as are drawn, without repeats, always in one order.
   */
  static List<Map<String, Object>> points(ModelRecipe model, Tuning tuning, long seed) {
    List<Map<String, Object>> grid = new ArrayList<>();
    grid.add(new LinkedHashMap<>(model.parameters()));
    for (var axis : tuning.grid().entrySet()) {
      var wider = new ArrayList<Map<String, Object>>();
      for (var point : grid) {
        for (Object value : axis.getValue()) {
          var next = new LinkedHashMap<>(point);
          next.put(axis.getKey(), value);
          wider.add(next);
        }
      }
      grid = wider;
    }
    if (tuning.points() > 0 && tuning.points() < grid.size()) {
      Collections.shuffle(grid, new Random(seed));
      grid = grid.subList(0, tuning.points());
    }
    return List.copyOf(grid);
  }
}
