package assay.application.model;

import assay.application.TimeOrderedIds;
import assay.application.access.InMemoryApiKeys;
import assay.application.access.People;
import java.time.Clock;
import java.util.SplittableRandom;

/** Gates for tests that are about something else. */
public final class Gates {
  private Gates() {}

  /** One that keeps trials in memory, which nobody does. */
  public static PromotionGate open(Clock clock) {
    return new PromotionGate(
        new InMemoryModelTrials(),
        new People(new InMemoryApiKeys()),
        new TimeOrderedIds(clock, new SplittableRandom(1)),
        clock);
  }
}
