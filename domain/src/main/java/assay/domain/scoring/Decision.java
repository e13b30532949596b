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
    Reasons reasons,
    Instant scoredAt) {
  /** One that tells an explanation if there is one, and leaves it out otherwise. */
  public Decision(
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
    this(
        id,
        event,
        model,
        calibrated,
        definition,
        costsVersion,
        probability,
        rawProbability,
        priorShift,
        reportingCurrency,
        assessment,
        Reasons.of(explanation),
        scoredAt);
  }

  /** Why the model scored so, where the decision tells it. */
  public Optional<Explanation> explanation() {
    return reasons.explanation();
  }

  /** Whether a person should look at it. */
  public boolean opensCase() {
    return assessment.tier() != Tier.LOW;
  }
}
