package assay.domain.scoring;

import assay.domain.cost.Action;
import assay.domain.cost.Tier;

/**
 * What was decided of an event, in short.
 *
 * @param probability of fraud, [0, 1]
 */
public record Ruling(double probability, Tier tier, Action action) {}
