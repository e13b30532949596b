package assay.adapters.training.run;

import assay.adapters.training.data.BadData;
import assay.adapters.training.recipe.Recipe.Metric;
import assay.domain.cost.Costs;
import assay.domain.cost.Policy;
import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import assay.domain.evaluation.Savings;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.evaluation.Threshold;

/** Says by one number how good scores are; higher is better. */
final class Judge {
  private static final int BINS = 10;

  private final Metric metric;
  private final Policy policy;

  /**
   * A judge.
   *
   * @throws BadData if savings are to be judged and the stream decides by bands, without costs
   */
  Judge(Metric metric, Policy policy) {
    if (metric == Metric.SAVINGS && !(policy instanceof Costs)) {
      throw new BadData(
          "Savings can't be judged: the stream's definition has tiers and no costs. Choose another metric.");
    }
    this.metric = metric;
    this.policy = policy;
  }

  /** The metric, its sign turned where lower is better; the worst there is without both classes. */
  double of(ScoredLabels sample, double[] amounts) {
    if (!sample.hasBothClasses()) {
      return Double.NEGATIVE_INFINITY;
    }
    return switch (metric) {
      case AVERAGE_PRECISION ->
          PrecisionRecallCurve.of(sample).map(PrecisionRecallCurve::averagePrecision).orElseThrow();
      case ROC_AUC -> RocCurve.of(sample).map(RocCurve::area).orElseThrow();
      case KOLMOGOROV_SMIRNOV -> RocCurve.of(sample).map(RocCurve::kolmogorovSmirnov).orElseThrow();
      case LOG_LOSS -> -Calibration.of(sample, BINS).logLoss();
      case BRIER -> -Calibration.of(sample, BINS).brierScore();
      case F1 -> Threshold.maximisingF(1, sample).orElseThrow().value();
      case F2 -> Threshold.maximisingF(2, sample).orElseThrow().value();
      case SAVINGS -> Savings.of(policy, sample, amounts, (Costs) policy).share().orElse(0);
    };
  }
}
