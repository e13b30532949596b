package assay.bench;

import assay.bench.Target.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure against what it should be.
 *
 * @param aim empty where there is none
 * @param met whether the aim is reached; true where there is none
 */
record Comparison(String what, String value, String aim, boolean met) {
  private static final double HALF = 0.5;

  /** Windows over the past may make a decision three times as long, at the most. */
  private static final double A_THIRD = 1 / 3.0;

  private static final double LONGEST_MILLIS = 25;

  /** All that the measured cells allow. */
  static List<Comparison> of(List<Cell> cells) {
    var comparisons = new ArrayList<Comparison>();
    var streams = cells.stream().flatMap(c -> c.target().stream().stream()).distinct().toList();
    for (String stream : streams) {
      var score = top(cells, Kind.SCORE, stream);
      var predict = top(cells, Kind.PREDICT, stream);
      var hello = top(cells, Kind.HELLO, "");
      ratio(score, top(cells, Kind.REFERENCE, stream), Optional.of(HALF))
          .ifPresent(comparisons::add);
      ratio(predict, top(cells, Kind.REFERENCE, stream), Optional.empty())
          .ifPresent(comparisons::add);
      ratio(score, top(cells, Kind.PEER, stream), Optional.of(HALF)).ifPresent(comparisons::add);
      ratio(predict, hello, Optional.of(HALF)).ifPresent(comparisons::add);
      cells.stream()
          .filter(cell -> cell.isOpen() && is(cell, Kind.SCORE, stream))
          .findFirst()
          .map(Comparison::latency)
          .ifPresent(comparisons::add);
      if (!stream.equals(Events.WITH_WINDOWS)) {
        ratio(
                top(cells, Kind.SCORE, Events.WITH_WINDOWS),
                top(cells, Kind.SCORE, stream),
                Optional.of(A_THIRD))
            .ifPresent(comparisons::add);
      }
    }
    return comparisons;
  }

  /** The closed loop with the most connections. */
  private static Optional<Cell> top(List<Cell> cells, Kind kind, String stream) {
    return cells.stream()
        .filter(cell -> !cell.isOpen() && is(cell, kind, stream))
        .max(Comparator.comparingInt(Cell::connections));
  }

  private static boolean is(Cell cell, Kind kind, String stream) {
    return cell.target().kind() == kind && cell.target().stream().orElse("").equals(stream);
  }

  private static Optional<Comparison> ratio(
      Optional<Cell> over, Optional<Cell> under, Optional<Double> aim) {
    if (over.isEmpty() || under.isEmpty() || under.get().sample().rate() == 0) {
      return Optional.empty();
    }
    double ratio = over.get().sample().rate() / under.get().sample().rate();
    return Optional.of(
        new Comparison(
            "%s : %s, %s".formatted(name(over.get()), name(under.get()), over.get().load()),
            String.format(Locale.ROOT, "%.2f", ratio),
            aim.map(least -> String.format(Locale.ROOT, "%.2f or more", least)).orElse(""),
            aim.map(least -> ratio >= least).orElse(true)));
  }

  private static Comparison latency(Cell cell) {
    double millis = cell.sample().millis(99);
    return new Comparison(
        "p99 of %s, %s".formatted(name(cell), cell.load()),
        String.format(Locale.ROOT, "%.2f ms", millis),
        String.format(Locale.ROOT, "under %.0f ms", LONGEST_MILLIS),
        millis < LONGEST_MILLIS);
  }

  private static String name(Cell cell) {
    return cell.target().name()
        + cell.target().stream().map(stream -> " (" + stream + ")").orElse("");
  }
}
