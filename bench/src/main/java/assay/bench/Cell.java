package assay.bench;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line of the results: a target under one kind of load, measured in several rounds. */
final class Cell {
  /** Runs before each measured one, so that the pause since the last does not count. */
  private static final Duration SETTLE = Duration.ofMillis(500);

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

  /** Measures once more. */
  void measure(Duration duration) throws InterruptedException {
    run(SETTLE);
    var more = run(duration);
    var sofar = sample;
    sample = sofar == null ? more : sofar.with(more);
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
