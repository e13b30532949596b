package assay.domain.promotion;

import assay.domain.cost.Costs;
import assay.domain.cost.Policy;
import assay.domain.cost.Tier;
import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.IncurredCost;
import assay.domain.evaluation.Metrics;
import assay.domain.evaluation.Savings;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.promotion.PairedScore.Judged;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How both models do on the events of which the truth is known.
 *
 * @param difference what the candidate saves more a day than the champion, in the reporting
 *     currency, with the truth known; empty under a policy without costs
 * @param ranking how sure the ranking metrics are; empty with less than two of a class
 */
public record LabelledQuality(
    OfModel champion,
    OfModel candidate,
    Optional<Estimate> difference,
    Optional<RankingEstimates> ranking) {

  /**
   * One model.
   *
   * @param decisions what it stops, tiers MEDIUM and HIGH, against what was fraud
   * @param high the same of tier HIGH alone
   * @param savings after Bahnsen; empty under a policy without costs
   */
  public record OfModel(
      Metrics metrics,
      ConfusionMatrix decisions,
      ConfusionMatrix high,
      Calibration calibration,
      Optional<Savings> savings) {
    static OfModel of(
        List<PairedScore> labelled, Function<PairedScore, Judged> model, Policy policy) {
      double[] scores = scores(labelled, model);
      boolean[] fraud = truth(labelled);
      boolean[] stopped = new boolean[fraud.length];
      boolean[] high = new boolean[fraud.length];
      for (int i = 0; i < stopped.length; i++) {
        stopped[i] = model.apply(labelled.get(i)).stops();
        high[i] = model.apply(labelled.get(i)).tier() == Tier.HIGH;
      }
      double[] amounts = labelled.stream().mapToDouble(PairedScore::amount).toArray();
      var sample = ScoredLabels.of(scores, fraud);
      return new OfModel(
          Metrics.of(sample),
          ConfusionMatrix.of(stopped, fraud),
          ConfusionMatrix.of(high, fraud),
          Calibration.of(sample, 10),
          policy instanceof Costs costs
              ? Optional.of(Savings.of(costs, sample, amounts, costs))
              : Optional.empty());
    }
  }

  private static double[] scores(List<PairedScore> labelled, Function<PairedScore, Judged> model) {
    return labelled.stream().mapToDouble(e -> model.apply(e).probability()).toArray();
  }

  private static boolean[] truth(List<PairedScore> labelled) {
    boolean[] fraud = new boolean[labelled.size()];
    for (int i = 0; i < fraud.length; i++) {
      fraud[i] = labelled.get(i).fraud().orElseThrow();
    }
    return fraud;
  }

  /** Of the events that both score and that have a label; empty if there is none. */
  static Optional<LabelledQuality> of(List<PairedScore> events, Policy policy) {
    var labelled =
        events.stream().filter(PairedScore::paired).filter(e -> e.fraud().isPresent()).toList();
    if (labelled.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LabelledQuality(
            OfModel.of(labelled, e -> e.champion().orElseThrow(), policy),
            OfModel.of(labelled, e -> e.candidate().orElseThrow(), policy),
            policy instanceof Costs costs
                ? Optional.of(difference(labelled, costs))
                : Optional.empty(),
            RankingEstimates.of(
                scores(labelled, e -> e.champion().orElseThrow()),
                scores(labelled, e -> e.candidate().orElseThrow()),
                truth(labelled))));
  }

  private static Estimate difference(List<PairedScore> labelled, Costs costs) {
    double[] saved =
        labelled.stream()
            .mapToDouble(
                e -> {
                  var cost = IncurredCost.of(e.fraud().orElseThrow(), e.amount(), costs);
                  return cost.of(e.champion().orElseThrow().action())
                      - cost.of(e.candidate().orElseThrow().action());
                })
            .toArray();
    return Estimate.perDay(saved, PromotionReport.days(labelled));
  }
}
