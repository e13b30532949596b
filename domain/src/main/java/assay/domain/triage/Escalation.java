package assay.domain.triage;

import java.time.Instant;
import java.util.Optional;

/**
 * What the first of two reviewers said.
 *
 * @param reason why a second one is wanted, up to {@value #LONGEST_REASON} characters; empty where
 *     the amount demands one
 * @param opinion the first one's verdict; empty where the case was handed on without one
 */
public record Escalation(Reviewer by, Instant at, String reason, Optional<Verdict> opinion) {
  public static final int LONGEST_REASON = 200;

  public Escalation {
    if (reason.isBlank() && opinion.isEmpty()) {
      throw new IllegalArgumentException("Say why somebody else has to decide it.");
    }
    if (reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "A reason has at most %d characters, not %d.".formatted(LONGEST_REASON, reason.length()));
    }
  }
}
