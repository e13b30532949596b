package assay.domain.triage;

import java.util.Optional;

/** What is known of a decided event, in one word. */
public enum Standing {
  /** Reported from outside. */
  FRAUD,
  /** Reported from outside to be none. */
  GOOD,
  /** By a reviewer's verdict. */
  FLAGGED,
  /** By a reviewer's verdict. */
  CLEARED,
  /** A case that waits for a verdict. */
  OPEN,
  UNKNOWN;

  /**
   * By the label that counts, then by the case.
   *
   * @param counting {@link Label#counting} of its labels
   * @param verdict of its case, if there is one
   */
  public static Standing of(
      Optional<Label> counting, Optional<Verdict.Outcome> verdict, boolean opensCase) {
    if (counting.isPresent() && counting.get().isFromOutside()) {
      return counting.get().fraud() ? FRAUD : GOOD;
    }
    if (verdict.isPresent()) {
      return verdict.get() == Verdict.Outcome.FLAGGED ? FLAGGED : CLEARED;
    }
    return opensCase ? OPEN : UNKNOWN;
  }
}
