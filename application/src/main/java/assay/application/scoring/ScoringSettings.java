package assay.application.scoring;

import assay.domain.event.StreamName;
import java.time.Duration;

/**
 * What the installation sets for scoring.
 *
 * @param defaultStream scores events that name no stream
 * @param reasonsBudget how long the reasons of a decision may take within its answer, 0 or more;
 *     what takes longer is computed when it is asked for
 */
public record ScoringSettings(StreamName defaultStream, Duration reasonsBudget) {
  /** Exact reasons of most models take less than a tenth of it. */
  public static final Duration USUAL_BUDGET = Duration.ofMillis(10);

  public ScoringSettings {
    if (reasonsBudget.isNegative()) {
      throw new IllegalArgumentException(
          "The time for reasons is 0 or more, not %s.".formatted(reasonsBudget));
    }
  }

  public ScoringSettings(StreamName defaultStream) {
    this(defaultStream, USUAL_BUDGET);
  }
}
