package assay.adapters.training.run;

import assay.adapters.training.data.Roles;
import assay.adapters.training.learn.Scores;
import assay.domain.evaluation.ScoredLabels;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of one part: what is true of them and what is at stake, in the order of the rows.
 *
 * @param rows with features
 * @param fraud what was true
 * @param amounts at risk, in the reporting currency
 */
public record Sample(Dataset<Row> rows, boolean[] fraud, double[] amounts) {
  /** Brings labels and amounts of these rows here. */
  static Sample of(Dataset<Row> rows) {
    double[] labels = Scores.inOrder(rows, Roles.LABEL);
    boolean[] fraud = new boolean[labels.length];
    for (int row = 0; row < labels.length; row++) {
      fraud[row] = labels[row] == 1;
    }
    return new Sample(rows, fraud, Scores.inOrder(rows, Roles.AMOUNT));
  }

  /** Number of rows. */
  public int size() {
    return fraud.length;
  }

  /** Scores of these rows beside what was true. */
  ScoredLabels scored(double[] scores) {
    return ScoredLabels.of(scores, fraud);
  }
}
