package assay.application.monitoring;

import assay.application.UseCase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Keeps the sums of decisions up to date. Decisions become durable in another order than they were
 * made, so the last few seconds are left for the next time.
 */
@UseCase
public class KeepFigures {
  /** More than a commit may take, and than the clocks of nodes may differ. */
  static final Duration LAG = Duration.ofSeconds(10);

  private static final int TOGETHER = 20_000;
  private static final int MOST_TURNS = 20;

  private final FigureSums sums;
  private final Clock clock;

  @Inject
  public KeepFigures(FigureSums sums, Clock clock) {
    this.sums = sums;
    this.clock = clock;
  }

  /**
   * Adds up what is not added up yet, in turns; after many turns the rest waits for the next call.
   *
   * @return how many decisions were added
   */
  public int keep() {
    var upTo = clock.instant().minus(LAG);
    int all = 0;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      int added = sums.add(upTo, TOGETHER);
      all += added;
      if (added < TOGETHER) {
        break;
      }
    }
    return all;
  }
}
