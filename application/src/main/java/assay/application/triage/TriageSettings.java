package assay.application.triage;

import java.time.Duration;

/**
 * What the installation sets for triage.
 *
 * @param lock how long a claim holds
 */
public record TriageSettings(Duration lock) {}
