package assay.domain.triage;

import assay.domain.scoring.DecisionId;
import java.time.Instant;

/**
 * What turned out to be true of a decided event.
 *
 * @param source {@code verdict} or {@code chargeback}
 * @param by the reviewer, or who reported it
 */
public record Label(DecisionId decision, boolean fraud, String source, String by, Instant at) {
  /** The source of what reviewers say. */
  public static final String VERDICT = "verdict";

  /** Whether something else than a reviewer's verdict says so. */
  public boolean isFromOutside() {
    return !source.equals(VERDICT);
  }
}
