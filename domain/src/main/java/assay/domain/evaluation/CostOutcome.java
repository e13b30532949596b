package assay.domain.evaluation;

import assay.domain.cost.Action;
import assay.domain.cost.Costs;
import assay.domain.scoring.Probability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What costs would have led to on events of which the truth is known: counts and money in total,
 * money in the reporting currency.
 *
 * @param savings of the actions that these costs advise
 * @param decisions what is reviewed or blocked against what was fraud
 * @param missed amount at risk in the frauds that are allowed
 * @param insulted good customers that are blocked
 */
public record CostOutcome(
    Savings savings, ConfusionMatrix decisions, double missed, long insulted) {

  /** The events of a part of the sample. */
  public record Segment(double fromAmount, double toAmount, CostOutcome outcome) {}

  /**
   * A constant threshold, chosen in hindsight, beside the rule of costs.
   *
   * @param threshold infinity where nothing would be reviewed
   * @param saved against allowing everything
   * @param reviews events from the threshold on
   */
  public record Constant(double threshold, double saved, long reviews) {}

  /**
   * Lets costs decide on every row.
   *
   * @param sample scores that are taken as probabilities, and the truth
   * @param amounts at risk, by the index of the sample, 0 or more
   */
  public static CostOutcome of(ScoredLabels sample, double[] amounts, Costs costs) {
    return of(sample, amounts, costs, costs);
  }

  /**
   * Lets one set of costs decide and another say what that costs: what today's rule is worth if
   * those are the true costs.
   *
   * @param rule decides
   * @param costs are true
   */
  public static CostOutcome of(ScoredLabels sample, double[] amounts, Costs rule, Costs costs) {
    Amounts.check(sample, amounts);
    boolean[] stopped = new boolean[amounts.length];
    boolean[] fraud = new boolean[amounts.length];
    double missed = 0;
    long insulted = 0;
    for (int row = 0; row < amounts.length; row++) {
      var action = rule.assess(new Probability(sample.score(row)), amounts[row]).action();
      stopped[row] = action != Action.ALLOW;
      fraud[row] = sample.fraud(row);
      missed += fraud[row] && !stopped[row] ? amounts[row] : 0;
      insulted += action == Action.BLOCK && !fraud[row] ? 1 : 0;
    }
    return new CostOutcome(
        Savings.of(rule, sample, amounts, costs),
        ConfusionMatrix.of(stopped, fraud),
        missed,
        insulted);
  }

  /** The same for each quarter of the events by their amount, the smallest amounts first. */
  public static List<Segment> byAmount(ScoredLabels sample, double[] amounts, Costs costs) {
    Amounts.check(sample, amounts);
    Integer[] order = new Integer[amounts.length];
    Arrays.setAll(order, row -> row);
    Arrays.sort(order, (a, b) -> Double.compare(amounts[a], amounts[b]));
    var segments = new ArrayList<Segment>();
    for (int quarter = 0; quarter < 4; quarter++) {
      int from = order.length * quarter / 4;
      int to = order.length * (quarter + 1) / 4;
      if (to > from) {
        segments.add(segment(sample, amounts, costs, Arrays.copyOfRange(order, from, to)));
      }
    }
    return List.copyOf(segments);
  }

  private static Segment segment(
      ScoredLabels sample, double[] amounts, Costs costs, Integer[] rows) {
    double[] scores = new double[rows.length];
    boolean[] fraud = new boolean[rows.length];
    double[] part = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = sample.score(rows[i]);
      fraud[i] = sample.fraud(rows[i]);
      part[i] = amounts[rows[i]];
    }
    return new Segment(
        part[0], part[part.length - 1], of(ScoredLabels.of(scores, fraud), part, costs));
  }

  /** The cheapest constant threshold in hindsight. */
  public static Constant cheapest(ScoredLabels sample, double[] amounts, Costs costs) {
    var curve = CostCurve.of(sample, amounts, costs);
    return constant(sample, curve, curve.cheapest().from());
  }

  /** The threshold of the highest F-beta in hindsight; empty without fraud. */
  public static Optional<Constant> maximisingF(
      double beta, ScoredLabels sample, double[] amounts, Costs costs) {
    var curve = CostCurve.of(sample, amounts, costs);
    return Threshold.maximisingF(beta, sample)
        .map(threshold -> constant(sample, curve, threshold.from()));
  }

  private static Constant constant(ScoredLabels sample, CostCurve curve, double threshold) {
    return new Constant(
        threshold,
        curve.costAt(Double.POSITIVE_INFINITY) - curve.costAt(threshold),
        sample.rowsFrom(sample.lastCutFrom(threshold)));
  }
}
