package assay.domain.evaluation;

import assay.domain.cost.Costs;
import assay.domain.cost.ExpectedCost;
import assay.domain.scoring.Probability;

/**
 * What an action costs once the truth is known: the expected cost of {@link Costs} at probability 1
 * or 0. For a fraud allow L a + F, review R + (1 - c) (L a + F), block 0; for a good event allow 0,
 * review R, block D + m a. Only the catch rate of a review remains an expectation.
 */
public final class IncurredCost {
  private static final Probability FRAUD = new Probability(1);
  private static final Probability GOOD = new Probability(0);

  private IncurredCost() {}

  /**
   * What each action costs.
   *
   * @param amount at risk, in the reporting currency, 0 or more
   */
  public static ExpectedCost of(boolean fraud, double amount, Costs costs) {
    return costs.expectedCost(fraud ? FRAUD : GOOD, amount);
  }
}
