package assay.adapters.training.run;

import assay.domain.calibration.Calibrator;
import assay.domain.evaluation.ScoredLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Scores validation rows by what has not seen them. They are dealt into folds, frauds and good
 * events by themselves; for each fold, what learns from validation rows (stack and calibrator) is
 * fitted on the others. So models can be compared on the rows that they are finished with.
 */
final class CrossFitting {
  private static final int FOLDS = 5;

  private final boolean[] fraud;
  private final int[] fold;
  private final int folds;

  private CrossFitting(boolean[] fraud, int[] fold, int folds) {
    this.fraud = fraud;
    this.fold = fold;
    this.folds = folds;
  }

  /** Deals rows into folds, each of which leaves both classes to fit on. */
  static CrossFitting of(boolean[] fraud, long seed) {
    var random = new Random(seed);
    int[] fold = new int[fraud.length];
    int fewest = Math.min(rows(fraud, true).size(), rows(fraud, false).size());
    int folds = Math.max(1, Math.min(FOLDS, fewest));
    for (boolean is : new boolean[] {true, false}) {
      var rows = rows(fraud, is);
      Collections.shuffle(rows, random);
      for (int i = 0; i < rows.size(); i++) {
        fold[rows.get(i)] = i % folds;
      }
    }
    return new CrossFitting(fraud, fold, folds);
  }

  /** All rows, to fit what serves. */
  boolean[] all() {
    boolean[] all = new boolean[fraud.length];
    Arrays.fill(all, true);
    return all;
  }

  /**
   * Calibrated scores, each by what was fitted on other folds. A single fraud or good event leaves
   * nothing to part: then by what was fitted on all.
   */
  ScoredLabels scored(ValidationScores model, Function<ScoredLabels, Calibrator> calibration) {
    double[] scored = new double[fraud.length];
    for (int held = 0; held < folds; held++) {
      boolean[] seen = all();
      for (int row = 0; row < seen.length; row++) {
        seen[row] = folds == 1 || fold[row] != held;
      }
      double[] scores = model.by(seen);
      var calibrator =
          calibration.apply(Calibrating.part(ScoredLabels.of(scores, fraud), seen, true));
      for (int row = 0; row < scored.length; row++) {
        if (fold[row] == held) {
          scored[row] = calibrator.calibrate(scores[row]);
        }
      }
    }
    return ScoredLabels.of(scored, fraud);
  }

  private static List<Integer> rows(boolean[] fraud, boolean wanted) {
    var rows = new ArrayList<Integer>();
    for (int row = 0; row < fraud.length; row++) {
      if (fraud[row] == wanted) {
        rows.add(row);
      }
    }
    return rows;
  }
}
