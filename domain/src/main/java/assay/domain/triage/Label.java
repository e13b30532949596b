package assay.domain.triage;

import assay.domain.scoring.DecisionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What turned out to be true of a decided event.
 *
 * @param source {@code verdict} or {@code chargeback}
 * @param by the reviewer, or who reported it
 */
public record Label(DecisionId decision, boolean fraud, String source, String by, Instant at) {
  /** The source of what reviewers say. */
  public static final String VERDICT = "verdict";

  private static final Comparator<Label> NEWEST =
      Comparator.comparing(Label::at).reversed().thenComparing(Label::source);

  /**
   * The label that counts of one event: the newest from outside, which knows how it ended, and a
   * reviewer's verdict only where there is none.
   */
  public static Optional<Label> counting(Collection<Label> labels) {
    return latestFromOutside(labels)
        .or(() -> labels.stream().filter(label -> !label.isFromOutside()).findFirst());
  }

  /** The newest label that is no verdict. */
  public static Optional<Label> latestFromOutside(Collection<Label> labels) {
    return labels.stream().filter(Label::isFromOutside).min(NEWEST);
  }

  /** Whether something else than a reviewer's verdict says so. */
  public boolean isFromOutside() {
    return !source.equals(VERDICT);
  }
}
