package assay.domain.scoring;

import assay.domain.cost.Assessment;
import assay.domain.cost.Tier;
import assay.domain.event.Event;
import assay.domain.event.Sha256;
import java.time.Instant;
import java.util.Optional;

/**
 * What Assay says of one event, and under which versions it said so.
 *
 * @param probability corrected for the population, the one that decided
 * @param rawProbability as the model gave it
 * @param priorShift what the correction added to the log-odds; 0 without one
 * @param reportingCurrency of the expected costs and the saving
 */
public record Decision(
    DecisionId id,
    Event event,
    Sha256 model,
    boolean calibrated,
    Sha256 definition,
    int costsVersion,
    Probability probability,
    Probability rawProbability,
    double priorShift,
    String reportingCurrency,
    Assessment assessment,
    Optional<Explanation> explanation,
    Instant scoredAt) {
  /** Whether a person should look at it. */
  public boolean opensCase() {
    return assessment.tier() != Tier.LOW;
  }
}
