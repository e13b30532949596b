package assay.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One line of the results: a target under one kind of load, measured in several rounds. */
final class Cell {
  /** Runs before each measured one, so that the pause since the last does not count. */
  private static final Duration SETTLE = Duration.ofMillis(500);

  private static final double DISTURBED = 0.15;

  private final Target target;
  private final int connections;
  private final double rate;
  private @Nullable Sample sample;

  private Cell(Target target, int connections, double rate) {
    this.target = target;
    this.connections = connections;
    this.rate = rate;
  }

  static Cell closed(Target target, int connections) {
    return new Cell(target, connections, 0);
  }

  /** At a fixed rate per second. */
  static Cell open(Target target, int connections, double rate) {
    return new Cell(target, connections, rate);
  }

  /**
   * Measures once more. Where other processes take the processors meanwhile, it is done again,
   * because the figures would say more about them.
   */
  void measure(Duration duration, int repeats, Consumer<String> progress)
      throws InterruptedException {
    run(SETTLE);
    var more = run(duration);
    for (int i = 0; i < repeats && more.otherProcessors() > DISTURBED; i++) {
      progress.accept(
          String.format(Locale.ROOT, "again: others used %.2f processors", more.otherProcessors()));
      more = quieter(more, run(duration));
    }
    var sofar = sample;
    sample = sofar == null ? more : sofar.with(more);
  }

  /** A failure is never thrown away. */
  private static Sample quieter(Sample one, Sample other) {
    if (one.failures() + other.failures() > 0) {
      return one.with(other);
    }
    return one.otherProcessors() < other.otherProcessors() ? one : other;
  }

  private Sample run(Duration duration) throws InterruptedException {
    var pace = isOpen() ? Pace.openLoop(rate, duration) : Pace.closedLoop(duration);
    return new Load(target, connections).run(pace, duration);
  }

  Target target() {
    return target;
  }

  int connections() {
    return connections;
  }

  boolean isOpen() {
    return rate > 0;
  }

  /** All rounds as one. */
  Sample sample() {
    var measured = sample;
    if (measured == null) {
      throw new IllegalStateException("Not measured yet: " + this);
    }
    return measured;
  }

  String load() {
    return isOpen()
        ? String.format(Locale.ROOT, "open, %,.0f/s", rate)
        : "closed, %d connection%s".formatted(connections, connections == 1 ? "" : "s");
  }

  @Override
  public String toString() {
    return target.name() + target.stream().map(stream -> " " + stream).orElse("") + ", " + load();
  }
}
