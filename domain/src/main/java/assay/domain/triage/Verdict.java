package assay.domain.triage;

import java.util.Optional;

/**
 * What a reviewer says of a case.
 *
 * @param reasonCode one of the stream's, where the reviewer chose one
 * @param note free text, up to {@value #LONGEST_NOTE} characters, may be empty
 */
public record Verdict(Outcome outcome, Optional<String> reasonCode, String note) {
  public static final int LONGEST_NOTE = 4000;

  /** Cleared: a good event; flagged: fraud. */
  public enum Outcome {
    CLEARED,
    FLAGGED
  }

  public Verdict {
    if (note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "A note has at most %d characters, not %d.".formatted(LONGEST_NOTE, note.length()));
    }
  }
}
