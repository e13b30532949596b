package assay.application.scoring;

import assay.domain.scoring.Decision;

/**
 * Driven port: how decisions are written. The same decision is always written in the same bytes.
 */
@FunctionalInterface
public interface DecisionFormat {
  byte[] write(Decision decision);
}
