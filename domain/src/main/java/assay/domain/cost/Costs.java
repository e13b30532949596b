package assay.domain.cost;

import assay.domain.scoring.Probability;
import java.util.Optional;

/**
 * Decides by the lowest expected cost (Elkan, The Foundations of Cost-Sensitive Learning, 2001;
 * with costs that depend on the amount as in Bahnsen et al., Cost Sensitive Credit Card Fraud
 * Detection Using Bayes Minimum Risk, 2013). All money is in the reporting currency.
 *
 * @param lossRate L, share of the amount that is lost when a fraud passes, (0, 1]
 * @param fee F, per fraud that passes, 0 or more
 * @param review R, cost of one review, more than 0
 * @param catchRate c, share of frauds that a review catches, (0, 1]
 * @param insult D, fixed part of wrongly blocking a good customer, more than 0
 * @param insultShare m, part of wrongly blocking that grows with the amount, 0 or more
 * @param automaticBlock whether blocking is an action without a person
 * @param highFrom the saving from which the tier is HIGH, 0 or more
 * @param reviewMinutes what one review takes, in minutes, more than 0
 */
public record Costs(
    double lossRate,
    double fee,
    double review,
    double catchRate,
    double insult,
    double insultShare,
    boolean automaticBlock,
    double highFrom,
    double reviewMinutes)
    implements Policy {
  public Costs {
    requireRange("lossRate", lossRate, lossRate > 0 && lossRate <= 1, "in (0, 1]");
    requireRange("fee", fee, fee >= 0, "0 or more");
    requireRange("review", review, review > 0, "more than 0");
    requireRange("catchRate", catchRate, catchRate > 0 && catchRate <= 1, "in (0, 1]");
    requireRange("insult", insult, insult > 0, "more than 0");
    requireRange("insultShare", insultShare, insultShare >= 0, "0 or more");
    requireRange("highFrom", highFrom, highFrom >= 0, "0 or more");
    requireRange("reviewMinutes", reviewMinutes, reviewMinutes > 0, "more than 0");
  }

  private static void requireRange(String name, double value, boolean inRange, String range) {
    if (!inRange || !Double.isFinite(value)) {
      throw new IllegalArgumentException("%s must be %s, not %s.".formatted(name, range, value));
    }
  }

  /** Allow: p (L a + F); review: R + p (1 - c) (L a + F); block: (1 - p) (D + m a). */
  public ExpectedCost expectedCost(Probability probability, double amount) {
    double p = probability.value();
    double loss = lossRate * amount + fee;
    return new ExpectedCost(
        p * loss, review + p * (1 - catchRate) * loss, (1 - p) * (insult + insultShare * amount));
  }

  @Override
  public Assessment assess(Probability probability, double amount) {
    var cost = expectedCost(probability, amount);
    var action = cheapest(cost);
    double saving = cost.allow() - cost.of(action);
    var tier = action == Action.ALLOW ? Tier.LOW : saving >= highFrom ? Tier.HIGH : Tier.MEDIUM;
    return new Assessment(
        Optional.of(cost), action, tier, Optional.of(saving), saving / reviewMinutes);
  }

  private Action cheapest(ExpectedCost cost) {
    var cheapest = Action.ALLOW;
    for (Action action : Action.values()) {
      boolean possible = action != Action.BLOCK || automaticBlock;
      if (possible && cost.of(action) < cost.of(cheapest)) {
        cheapest = action;
      }
    }
    return cheapest;
  }
}
