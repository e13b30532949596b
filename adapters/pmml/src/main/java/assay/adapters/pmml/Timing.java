package assay.adapters.pmml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long something takes that was done many times. The first half does not count, because the
 * machine was still learning it, and of the second the quicker quarter does, because other work may
 * have stood in the way of the rest.
 */
final class Timing {
  private final List<Long> times = new ArrayList<>();

  void add(long nanoseconds) {
    times.add(nanoseconds);
  }

  /** 0 where it was never done. */
  Duration typical() {
    var later = times.subList(times.size() / 2, times.size()).stream().sorted().toList();
    return later.isEmpty() ? Duration.ZERO : Duration.ofNanos(later.get(later.size() / 4));
  }
}
