package assay.domain.cost;

import assay.domain.scoring.Probability;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** How a stream decides. Pure and thread-safe. */
public sealed interface Policy permits Costs, Bands {
  /**
   * Decides for one event.
   *
   * @param amount at risk, in the reporting currency, 0 or more
   */
  Assessment assess(Probability probability, double amount);

  /**
   * Warnings about tiers and actions that no event can ever reach under this policy, found by
   * trying probabilities from 0 to 1 with amounts from 0 to 10^9.
   */
  default List<String> warnings() {
    var tiers = EnumSet.allOf(Tier.class);
    var actions = EnumSet.of(Action.ALLOW, Action.REVIEW);
    for (int i = 0; i <= 1000; i++) {
      for (int exponent = -1; exponent <= 18; exponent++) {
        double amount = exponent < 0 ? 0 : Math.pow(10, exponent / 2.0);
        var assessment = assess(new Probability(i / 1000.0), amount);
        tiers.remove(assessment.tier());
        actions.remove(assessment.action());
      }
    }
    var warnings = new ArrayList<String>();
    tiers.forEach(tier -> warnings.add("No event can ever be of tier " + tier + "."));
    actions.forEach(action -> warnings.add("The action " + action + " can never be taken."));
    return warnings;
  }
}
