package assay.adapters.training.learn;

import static org.apache.spark.sql.functions.col;

import assay.adapters.training.data.Roles;
import assay.adapters.training.data.Splitter;
import assay.adapters.training.preprocess.Matrix;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe.Scale;
import assay.domain.calibration.PlattScaling;
import assay.domain.evaluation.ScoredLabels;
import java.util.Map;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.functions;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A linear support vector machine. It has margins and no probabilities: a logistic function of the
 * margin (Platt scaling) is fitted on a fifth of the training rows that the machine does not see,
 * and both together are a logistic regression.
 */
final class LinearSvmLearner implements Learner {
  private static final double HELD_OUT = 0.2;
  private static final String RAW = "rawPrediction";

  @Override
  public Matrix matrix(Scale wanted) {
    return new Matrix(false, wanted, false);
  }

  @Override
  public TrainedModel fit(Prepared prepared, Map<String, Object> parameters, long seed) {
    var rows = prepared.rows();
    var preprocessing = prepared.preprocessing();
    var machine = new LinearSVC();
    Parameters.set(machine, "linear-svm", parameters);
    machine.setFeaturesCol(Preprocessor.VECTOR).setLabelCol(Roles.LABEL).setWeightCol(Roles.WEIGHT);
    // Another lot than that of the splitter, whose training part has none of the lowest.
    var heldOut = Splitter.lot(seed + 3).lt(HELD_OUT);
    LinearSVCModel margins = machine.fit(rows.filter(org.apache.spark.sql.functions.not(heldOut)));
    var platt = platt(margins, rows.filter(heldOut), rows);
    double[] weights = margins.coefficients().toArray().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= platt.slope();
    }
    var logistic =
        new LogisticRegressionModel(
            "linear-svm",
            Vectors.dense(weights),
            platt.slope() * margins.intercept() + platt.intercept());
    logistic.setFeaturesCol(Preprocessor.VECTOR);
    logistic.set(logistic.labelCol(), Roles.LABEL);
    double[] deviations = ColumnSpread.deviations(rows);
    return new SparkModel(
        preprocessing,
        logistic,
        false,
        Gains.byFeature(preprocessing, i -> Math.abs(weights[i]) * deviations[i]));
  }

  /**
   * Fitted on margins, as log-odds; on all rows where the part that was held out is too small to
   * fit it on.
   */
  private static PlattScaling platt(
      LinearSVCModel margins, Dataset<Row> heldOut, Dataset<Row> rows) {
    try {
      return platt(margins, heldOut);
    } catch (IllegalArgumentException e) {
      return platt(margins, rows);
    }
  }

  private static PlattScaling platt(LinearSVCModel margins, Dataset<Row> heldOut) {
    var scored =
        margins
            .transform(heldOut)
            .withColumn(RAW, functions.vector_to_array(col(RAW), "float64").getItem(1));
    double[] raw = Scores.inOrder(scored, RAW);
    double[] labels = Scores.inOrder(scored, Roles.LABEL);
    double[] probabilities = new double[raw.length];
    boolean[] fraud = new boolean[raw.length];
    for (int row = 0; row < raw.length; row++) {
      probabilities[row] = 1 / (1 + Math.exp(-raw[row]));
      fraud[row] = labels[row] == 1;
    }
    return PlattScaling.fit(ScoredLabels.of(probabilities, fraud));
  }
}
