package assay.domain.evaluation;

import assay.domain.cost.Action;
import assay.domain.cost.Costs;
import assay.domain.cost.Policy;
import assay.domain.scoring.Probability;
import java.util.EnumMap;
import java.util.OptionalDouble;

/**
 * What a policy would have cost, with the truth known, against doing without a model. All money is
 * in the reporting currency, in total over the sample.
 *
 * @param cost of the policy's actions, see {@link IncurredCost}
 * @param allowEverything cost of allowing every event
 * @param reviewEverything cost of reviewing every event
 * @param allowed number of events that the policy allows
 * @param reviewed number of events that the policy sends to a person
 * @param blocked number of events that the policy blocks
 */
public record Savings(
    double cost,
    double allowEverything,
    double reviewEverything,
    long allowed,
    long reviewed,
    long blocked) {

  /**
   * Lets a policy decide on every row, its score taken as the probability, and counts the money.
   *
   * @param amounts at risk, by the index of the sample, 0 or more
   * @param costs what actions cost; the policy may be another one, such as bands
   * @throws IllegalArgumentException if the sizes differ or an amount is negative or not finite
   */
  public static Savings of(Policy policy, ScoredLabels sample, double[] amounts, Costs costs) {
    Amounts.check(sample, amounts);
    double cost = 0;
    double allowEverything = 0;
    double reviewEverything = 0;
    var counts = new EnumMap<Action, Long>(Action.class);
    for (int row = 0; row < amounts.length; row++) {
      var action = policy.assess(new Probability(sample.score(row)), amounts[row]).action();
      var incurred = IncurredCost.of(sample.fraud(row), amounts[row], costs);
      cost += incurred.of(action);
      allowEverything += incurred.allow();
      reviewEverything += incurred.review();
      counts.merge(action, 1L, Long::sum);
    }
    return new Savings(
        cost,
        allowEverything,
        reviewEverything,
        counts.getOrDefault(Action.ALLOW, 0L),
        counts.getOrDefault(Action.REVIEW, 0L),
        counts.getOrDefault(Action.BLOCK, 0L));
  }

  /** Money saved against allowing everything; negative if the policy costs more than it saves. */
  public double saved() {
    return allowEverything - cost;
  }

  /**
   * Savings after Bahnsen et al., Example-dependent cost-sensitive decision trees, 2015: (C_l - C)
   * / C_l with C_l the cheaper of allowing and of reviewing everything. 1 if fraud cost nothing at
   * all, 0 if the model is worth nothing, negative if it does harm; empty if doing without a model
   * costs nothing, as without fraud.
   */
  public OptionalDouble share() {
    double withoutModel = Math.min(allowEverything, reviewEverything);
    return withoutModel == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((withoutModel - cost) / withoutModel);
  }
}
