package assay.adapters.training.run;

import assay.adapters.training.learn.TrainedModel;
import assay.domain.calibration.Calibrator;
import assay.domain.cost.Policy;
import assay.domain.evaluation.CardPrecision;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Metrics;
import assay.domain.evaluation.Savings;
import assay.domain.evaluation.ScoredLabels;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One model of a run, calibrated and judged.
 *
 * @param name in the recipe
 * @param algorithm or how it is combined
 * @param parameters as they were used
 * @param validation calibrated scores on validation data, which calibrator and stack were fitted on
 * @param unseen the same, each by a calibrator and a stack that were fitted on other rows; models
 *     are compared by these
 * @param test calibrated scores on test data
 * @param uncalibrated scores on test data
 * @param thresholds from validation data
 * @param cardPrecision on test data, of the first kind of subject; empty where the stream has none,
 *     or no time
 * @param fitTime of the last fit, without preprocessing
 */
public record Candidate(
    String name,
    String algorithm,
    Map<String, Object> parameters,
    TrainedModel model,
    Calibrator calibrator,
    ScoredLabels validation,
    ScoredLabels unseen,
    ScoredLabels test,
    ScoredLabels uncalibrated,
    Thresholds thresholds,
    Optional<TuningLog> tuning,
    Optional<CardPrecision> cardPrecision,
    Optional<Savings> savings,
    Duration fitTime) {

  /** The metrics of the calibrated scores on test data. */
  public Metrics metrics() {
    return Metrics.of(test);
  }

  /** The confusion matrix on test data, at the threshold of the highest F1 on validation data. */
  public ConfusionMatrix confusion() {
    return ConfusionMatrix.at(thresholds.f1(), test);
  }

  static Optional<Savings> savings(Policy policy, ScoredLabels sample, double[] amounts) {
    return policy instanceof assay.domain.cost.Costs costs
        ? Optional.of(Savings.of(policy, sample, amounts, costs))
        : Optional.empty();
  }
}
