package assay.domain.promotion;

import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import java.time.Instant;
import java.util.Optional;

/**
 * One stored event, scored again by the champion and by the version that may follow it, both under
 * the definition and the costs of today.
 *
 * @param decision identity of the stored decision
 * @param at when it was decided
 * @param amount at risk, in the reporting currency, 0 or more
 * @param fraud what turned out to be true; empty if nobody knows
 * @param recent whether it is one of the latest events; others were taken for their label
 * @param champion empty if there is none, or it does not take the event
 * @param candidate empty if it does not take the event
 */
public record PairedScore(
    String decision,
    String eventId,
    Instant at,
    double amount,
    Optional<Boolean> fraud,
    boolean recent,
    Optional<Judged> champion,
    Optional<Judged> candidate) {

  /**
   * What one model leads to.
   *
   * @param probability corrected for the population
   * @param saving expected, in the reporting currency; 0 under a policy without costs
   */
  public record Judged(double probability, Tier tier, Action action, double saving) {
    /** Whether a person sees the event, or it is blocked. */
    public boolean stops() {
      return action != Action.ALLOW;
    }
  }

  /** Whether both score it and the tiers differ. */
  public boolean changesTier() {
    return champion.isPresent()
        && candidate.isPresent()
        && champion.get().tier() != candidate.get().tier();
  }

  /** Whether both score it. */
  public boolean paired() {
    return champion.isPresent() && candidate.isPresent();
  }
}
