package assay.trainer.bench;

import java.io.Serializable;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Invented rows to train XGBoost on, always the same.
 *
 * @param rows number of rows
 * @param columns numbers of each row
 * @param rounds trees
 * @param depth of the trees
 */
record TrainingTask(int rows, int columns, int rounds, int depth) implements Serializable {
  private static final long serialVersionUID = 1;

  /** One row, in single precision so that both sides train on the same; the label stands last. */
  float[] row(long number) {
    var random = new SplittableRandom(number);
    float[] row = new float[columns + 1];
    double margin = -4;
    for (int i = 0; i < columns; i++) {
      row[i] = (float) random.nextDouble();
      margin += (i % 3 - 1) * 3 * row[i] * row[(i + 1) % columns];
    }
    row[columns] = random.nextDouble() < 1 / (1 + Math.exp(-margin)) ? 1 : 0;
    return row;
  }

  /** What both sides are told. */
  Map<String, Object> parameters() {
    return Map.of("max_depth", depth, "eta", 0.1);
  }
}
