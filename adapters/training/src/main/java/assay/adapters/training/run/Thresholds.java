package assay.adapters.training.run;

import assay.domain.cost.Costs;
import assay.domain.cost.Policy;
import assay.domain.evaluation.CostCurve;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.evaluation.Threshold;
import java.util.OptionalDouble;

/**
 * Constant thresholds that were best on validation data.
 *
 * @param f1 of the highest F1
 * @param f2 of the highest F2
 * @param cost of the lowest cost of reviewing from it on; empty without costs
 */
public record Thresholds(double f1, double f2, OptionalDouble cost) {
  /**
   * The thresholds of some scores.
   *
   * @throws java.util.NoSuchElementException if no event is fraud
   */
  public static Thresholds of(ScoredLabels validation, double[] amounts, Policy policy) {
    return new Thresholds(
        Threshold.maximisingF(1, validation).orElseThrow().from(),
        Threshold.maximisingF(2, validation).orElseThrow().from(),
        policy instanceof Costs costs
            ? OptionalDouble.of(CostCurve.of(validation, amounts, costs).cheapest().from())
            : OptionalDouble.empty());
  }
}
