package assay.application.monitoring;

import assay.application.scoring.ScoringObserver.Step;
import assay.domain.monitoring.Percentiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * How long the steps of scoring took lately on this node: the last {@value #KEPT} of each. Quick to
 * write from many threads; a reader may see some values of the time before.
 */
@ApplicationScoped
public class RecentTimes {
  private static final int KEPT = 1024;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<Step, Ring> rings = new EnumMap<>(Step.class);

  public RecentTimes() {
    for (Step step : Step.values()) {
      rings.put(step, new Ring());
    }
  }

  /** The half of the steps took less than this, and 99 of 100 less than that; in milliseconds. */
  public record Times(double median, double p99) {}

  /** A step took this long. */
  public void took(Step step, long nanoseconds) {
    var ring = rings.get(step);
    if (ring != null) {
      ring.add(nanoseconds);
    }
  }

  /** The times of a step; empty if it was never taken. */
  public Optional<Times> of(Step step) {
    return Optional.ofNullable(rings.get(step)).flatMap(Ring::times);
  }

  private static final class Ring {
    private final AtomicLongArray values = new AtomicLongArray(KEPT);
    private final AtomicInteger next = new AtomicInteger();

    void add(long value) {
      // Never 0, which stands for "not yet".
      values.set(next.getAndIncrement() & (KEPT - 1), Math.max(1, value));
    }

    Optional<Times> times() {
      double[] present =
          IntStream.range(0, KEPT)
              .mapToLong(values::get)
              .filter(value -> value > 0)
              .mapToDouble(value -> value / NANOS_PER_MILLI)
              .toArray();
      if (present.length == 0) {
        return Optional.empty();
      }
      var percentiles = Percentiles.of(present);
      return Optional.of(new Times(percentiles.at(50), percentiles.at(99)));
    }
  }
}
