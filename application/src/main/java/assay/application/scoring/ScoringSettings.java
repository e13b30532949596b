package assay.application.scoring;

import assay.domain.event.StreamName;

/**
 * What the installation sets for scoring.
 *
 * @param defaultStream scores events that name no stream
 */
public record ScoringSettings(StreamName defaultStream) {}
