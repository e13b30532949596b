package assay.domain.cost;

import assay.domain.scoring.Probability;
import java.util.Optional;

/**
 * Decides by probability alone: LOW below {@code medium}, HIGH from {@code high} on, MEDIUM
 * between; the action follows the tier, and the queue is in order of p a.
 *
 * @param medium where MEDIUM begins, (0, 1]
 * @param high where HIGH begins, at least {@code medium}, at most 1
 * @param automaticBlock whether HIGH is blocked without a person
 */
public record Bands(double medium, double high, boolean automaticBlock) implements Policy {
  public Bands {
    if (!(medium > 0 && medium <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "Bands need 0 < medium <= high <= 1, not medium %s and high %s.".formatted(medium, high));
    }
  }

  @Override
  public Assessment assess(Probability probability, double amount) {
    double p = probability.value();
    var tier = p < medium ? Tier.LOW : p < high ? Tier.MEDIUM : Tier.HIGH;
    var action =
        switch (tier) {
          case LOW -> Action.ALLOW;
          case MEDIUM -> Action.REVIEW;
          case HIGH -> automaticBlock ? Action.BLOCK : Action.REVIEW;
        };
    return new Assessment(Optional.empty(), action, tier, Optional.empty(), p * amount);
  }
}
