package assay.domain.promotion;

import java.util.OptionalDouble;

/**
 * What a version has to keep to before it may decide. A limit that is empty is told and holds
 * nobody up.
 *
 * @param events how many of the latest events are scored again, 1 to 20,000
 * @param failures largest share of events that it can't score, [0, 1]
 * @param reviewsMore how much more events a day it may put before people, as a share of today's:
 *     0.5 allows half as many again; 0 or more
 * @param moneyLost how much a day it may lose against the champion on labelled events, in the
 *     reporting currency, 0 or more
 * @param averagePrecisionLost how much lower than the champion's its average precision may be, [0,
 *     1]
 * @param stability largest population stability index of its scores from week to week, more than 0
 * @param p99Millis how long 99 of 100 events may take at most, in milliseconds, more than 0
 * @param times how many times as long and as large as the champion it may be
 */
public record PromotionLimits(
    int events,
    OptionalDouble failures,
    OptionalDouble reviewsMore,
    OptionalDouble moneyLost,
    OptionalDouble averagePrecisionLost,
    OptionalDouble stability,
    OptionalDouble p99Millis,
    Times times) {
  /** Most events that are scored again. */
  public static final int MOST_EVENTS = 20_000;

  private static final int USUAL_EVENTS = 2000;

  /** No limit at all: everything is told, nothing blocks. */
  public static final PromotionLimits NONE =
      new PromotionLimits(
          USUAL_EVENTS,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Times.NONE);

  /**
   * Limits relative to the champion, each more than 0: 2 allows twice as much.
   *
   * @param p99 of the time that 99 of 100 events take
   * @param loading of the time that it takes to load
   * @param memory that the loaded model keeps
   */
  public record Times(OptionalDouble p99, OptionalDouble loading, OptionalDouble memory) {
    /** No limit. */
    public static final Times NONE =
        new Times(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public Times {
      require("p99Times", p99, Double.MIN_VALUE, Double.MAX_VALUE);
      require("loadTimes", loading, Double.MIN_VALUE, Double.MAX_VALUE);
      require("memoryTimes", memory, Double.MIN_VALUE, Double.MAX_VALUE);
    }
  }

  public PromotionLimits {
    if (events < 1 || events > MOST_EVENTS) {
      throw new IllegalArgumentException(
          "events must be a whole number from 1 to %d, not %d.".formatted(MOST_EVENTS, events));
    }
    require("failures", failures, 0, 1);
    require("reviewsMore", reviewsMore, 0, Double.MAX_VALUE);
    require("moneyLost", moneyLost, 0, Double.MAX_VALUE);
    require("averagePrecisionLost", averagePrecisionLost, 0, 1);
    require("stability", stability, Double.MIN_VALUE, Double.MAX_VALUE);
    require("p99Millis", p99Millis, Double.MIN_VALUE, Double.MAX_VALUE);
  }

  private static void require(String name, OptionalDouble limit, double from, double to) {
    if (limit.isPresent() && !(limit.getAsDouble() >= from && limit.getAsDouble() <= to)) {
      throw new IllegalArgumentException(
          "%s is out of its range: %s.".formatted(name, limit.getAsDouble()));
    }
  }

  /** Whether anything can block a version, so that it has to be judged before it decides. */
  public boolean bind() {
    return failures.isPresent()
        || reviewsMore.isPresent()
        || moneyLost.isPresent()
        || averagePrecisionLost.isPresent()
        || stability.isPresent()
        || p99Millis.isPresent()
        || !times.equals(Times.NONE);
  }
}
