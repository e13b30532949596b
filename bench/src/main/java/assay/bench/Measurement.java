package assay.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures all targets in rounds, the other way about in every second one: what changes slowly on
 * the machine meets them alike, and none always runs in the wake of the same other.
 */
final class Measurement {
  private final Settings settings;
  private final Consumer<String> progress;

  Measurement(Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Closed loops first: they give the rate of the open ones. */
  List<Cell> of(List<Target> targets) throws IOException, InterruptedException {
    for (Target target : targets) {
      check(target);
    }
    for (Target target : targets) {
      warmUp(target);
    }
    var closed = new ArrayList<Cell>();
    for (Target target : targets) {
      settings.connections().forEach(number -> closed.add(Cell.closed(target, number)));
    }
    measure(closed);
    var open = new ArrayList<Cell>();
    for (Target target : targets) {
      double rate = settings.rate() > 0 ? settings.rate() : best(target, closed) / 2;
      if (rate > 0) {
        open.add(Cell.open(target, settings.openConnections(), rate));
      }
    }
    measure(open);
    var all = new ArrayList<Cell>();
    for (Target target : targets) {
      closed.stream().filter(cell -> cell.target().equals(target)).forEach(all::add);
      open.stream().filter(cell -> cell.target().equals(target)).forEach(all::add);
    }
    return all;
  }

  /** A server that answers wrongly at once would look fast. */
  private static void check(Target target) throws IOException {
    try (var connection = HttpConnection.open(target.address())) {
      int status = connection.exchange(target.requests().get(0));
      if (status != 200 || !connection.body().contains(target.expected())) {
        throw new IOException(
            "%s answered %d and not 200 with '%s': %s"
                .formatted(target.name(), status, target.expected(), connection.body()));
      }
    }
  }

  private void warmUp(Target target) throws InterruptedException {
    progress.accept("warming up " + target.name() + target.stream().map(s -> " " + s).orElse(""));
    Duration each = settings.warmUp().dividedBy(settings.connections().size());
    for (int number : settings.connections()) {
      new Load(target, number).run(Pace.closedLoop(each), each);
    }
  }

  private void measure(List<Cell> cells) throws InterruptedException {
    var order = new ArrayList<>(cells);
    for (int round = 1; round <= settings.rounds(); round++) {
      for (Cell cell : order) {
        progress.accept("round %d of %d: %s".formatted(round, settings.rounds(), cell));
        cell.measure(settings.perRound(), settings.repeats(), progress);
      }
      Collections.reverse(order);
    }
  }

  private static double best(Target target, List<Cell> closed) {
    return closed.stream()
        .filter(cell -> cell.target().equals(target))
        .mapToDouble(cell -> cell.sample().rate())
        .max()
        .orElse(0);
  }
}
