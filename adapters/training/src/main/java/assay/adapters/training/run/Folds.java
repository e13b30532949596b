package assay.adapters.training.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import assay.adapters.training.data.Roles;
import assay.adapters.training.data.Splitter;
import assay.adapters.training.recipe.Recipe.Tuning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Pairs of training and test rows within the training part, for the search of parameters. */
final class Folds {
  private Folds() {}

  record Fold(Dataset<Row> train, Dataset<Row> test) {}

  /**
   * Random folds, or prequential ones: each tests on one step of time and trains on a window before
   * it, after the gap in which labels come.
   */
  static List<Fold> of(Dataset<Row> rows, Tuning tuning, Duration gap, long seed) {
    return tuning.window().isZero()
        ? random(rows, tuning.folds(), seed)
        : prequential(rows, tuning, gap);
  }

  /** In words. */
  static String described(Tuning tuning, Duration gap) {
    return tuning.window().isZero()
        ? "%d random folds".formatted(tuning.folds())
        : "%d prequential folds: train on %s, gap %s, test on %s"
            .formatted(tuning.folds(), tuning.window(), gap, tuning.step());
  }

  private static List<Fold> random(Dataset<Row> rows, int folds, long seed) {
    var found = new ArrayList<Fold>();
    var lot = Splitter.lot(seed + 2);
    for (int i = 0; i < folds; i++) {
      var test = lot.geq((double) i / folds).and(lot.lt((i + 1.0) / folds));
      found.add(new Fold(rows.filter(not(test)), rows.filter(test)));
    }
    return found;
  }

  private static List<Fold> prequential(Dataset<Row> rows, Tuning tuning, Duration gap) {
    long end = rows.agg(max(Roles.TIME)).head().getLong(0) + 1;
    long step = tuning.step().toMillis();
    var found = new ArrayList<Fold>();
    for (int i = 0; i < tuning.folds(); i++) {
      long testEnd = end - i * step;
      long trainEnd = testEnd - step - gap.toMillis();
      found.add(
          new Fold(
              between(rows, trainEnd - tuning.window().toMillis(), trainEnd),
              between(rows, testEnd - step, testEnd)));
    }
    return found;
  }

  private static Dataset<Row> between(Dataset<Row> rows, long from, long to) {
    return rows.filter(col(Roles.TIME).geq(from).and(col(Roles.TIME).lt(to)));
  }
}
