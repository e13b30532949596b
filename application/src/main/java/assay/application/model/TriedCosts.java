package assay.application.model;

import assay.application.model.TryCosts.Labelled;
import assay.domain.cost.Costs;
import assay.domain.evaluation.CostCurve;
import assay.domain.evaluation.CostOutcome;
import assay.domain.evaluation.CostOutcome.Constant;
import assay.domain.evaluation.CostOutcome.Segment;
import java.util.List;
import java.util.Optional;

/**
 * What other costs would have led to on labelled events, if they are the true ones.
 *
 * @param known the events
 * @param costs that were tried
 * @param now what today's rule leads to
 * @param then what the tried costs lead to
 * @param byAmount the same for each quarter of the events by their amount
 * @param curve money by how many events are reviewed from a constant threshold on
 * @param cheapest the cheapest constant threshold in hindsight
 * @param f1 the one with the highest F1; empty without fraud
 * @param f2 the one with the highest F2; empty without fraud
 */
public record TriedCosts(
    Labelled known,
    Costs costs,
    CostOutcome now,
    CostOutcome then,
    List<Segment> byAmount,
    CostCurve curve,
    Constant cheapest,
    Optional<Constant> f1,
    Optional<Constant> f2) {
  /** Tries costs beside those that decide today. */
  public static TriedCosts of(Labelled known, Costs today, Costs tried) {
    var sample = known.sample();
    double[] amounts = known.amounts();
    return new TriedCosts(
        known,
        tried,
        CostOutcome.of(sample, amounts, today, tried),
        CostOutcome.of(sample, amounts, tried),
        CostOutcome.byAmount(sample, amounts, tried),
        CostCurve.of(sample, amounts, tried),
        CostOutcome.cheapest(sample, amounts, tried),
        CostOutcome.maximisingF(1, sample, amounts, tried),
        CostOutcome.maximisingF(2, sample, amounts, tried));
  }
}
