package assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run in Markdown.
 *
 * @param command how it was run
 * @param facts about the machine
 */
record Report(
    String command,
    ZonedDateTime at,
    Map<String, String> facts,
    Optional<DiskSync> sync,
    List<Cell> cells) {
  /** What stands between these lines of a file is replaced, and the rest of the file stays. */
  static final String BEGIN = "<!-- results: begin -->";

  static final String END = "<!-- results: end -->";

  String markdown() {
    var text = new StringBuilder();
    text.append(
        "`%s`, %s\n\n"
            .formatted(
                command,
                at.withZoneSameInstant(ZoneOffset.UTC)
                    .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT))));
    text.append("| machine | |\n|---|---|\n");
    facts.forEach((name, value) -> text.append("| %s | %s |\n".formatted(name, value)));
    sync.ifPresent(disk -> text.append(line(disk)));
    text.append(
        "\n| call | stream | load | requests/s | p50 ms | p99 ms | p99.9 ms | max ms | cores: servers |"
            + " client | others | failed |\n|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    cells.forEach(cell -> text.append(row(cell)));
    var comparisons = Comparison.of(cells);
    if (!comparisons.isEmpty()) {
      text.append("\n| comparison | measured | aim | |\n|---|--:|---|---|\n");
      comparisons.forEach(
          c ->
              text.append(
                  "| %s | %s | %s | %s |\n".formatted(c.what(), c.value(), c.aim(), verdict(c))));
    }
    text.append("\nRequests per second, round by round:\n\n");
    cells.forEach(cell -> text.append("- %s: %s\n".formatted(cell, rates(cell))));
    return text.toString();
  }

  private static String line(DiskSync disk) {
    return String.format(
        Locale.ROOT,
        "| fsync of 8 KiB in the data directory | p50 %.2f ms, p99 %.2f ms (%d writes, %s) |\n",
        disk.p50Millis(),
        disk.p99Millis(),
        disk.writes(),
        disk.fileSystem());
  }

  private static String row(Cell cell) {
    var sample = cell.sample();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %,.0f | %.2f | %.2f | %.2f | %.1f | %.2f | %.2f | %.2f | %d |\n",
        cell.target().name(),
        cell.target().stream().orElse(""),
        cell.load(),
        sample.rate(),
        sample.millis(50),
        sample.millis(99),
        sample.millis(99.9),
        sample.longestMillis(),
        sample.serverProcessors(),
        sample.clientProcessors(),
        sample.otherProcessors(),
        sample.failures());
  }

  private static String rates(Cell cell) {
    return String.join(
        ", ",
        cell.sample().rates().stream()
            .map(rate -> String.format(Locale.ROOT, "%,.0f", rate))
            .toList());
  }

  private static String verdict(Comparison comparison) {
    if (comparison.aim().isEmpty()) {
      return "";
    }
    return comparison.met() ? "met" : "missed";
  }

  /** Writes the report, or puts it between the marks of a file that has them. */
  void write(Path file) throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : BEGIN + "\n" + END + "\n";
    int begin = before.indexOf(BEGIN);
    int end = before.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(
          "%s is there already, without the lines '%s' and '%s'. Maybe name another file."
              .formatted(file, BEGIN, END));
    }
    Files.writeString(
        file,
        before.substring(0, begin + BEGIN.length()) + "\n" + markdown() + before.substring(end));
  }
}
