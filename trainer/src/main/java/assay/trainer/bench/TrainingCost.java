package assay.trainer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one training cost.
 *
 * @param start until Spark was there, seconds
 * @param preprocessing learning how rows become columns, seconds
 * @param learning from rows in memory to the model, seconds
 * @param memory the most that the process held at once, MiB
 */
record TrainingCost(double start, double preprocessing, double learning, double memory) {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** With the memory of this process up to now. */
  static TrainingCost of(double start, double preprocessing, double learning) throws IOException {
    // In Linux the kernel keeps the highest resident size, in kB.
    double peak =
        Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(Double.NaN);
    return new TrainingCost(start, preprocessing, learning, peak / 1024);
  }

  static TrainingCost parse(String line) {
    String[] parts = line.split(" ", -1);
    return new TrainingCost(
        Double.parseDouble(parts[0]),
        Double.parseDouble(parts[1]),
        Double.parseDouble(parts[2]),
        Double.parseDouble(parts[3]));
  }

  /** From rows to a model, without the start of Spark, seconds. */
  double training() {
    return preprocessing + learning;
  }

  /** As a row of a table in Markdown. */
  String line(String name) {
    return "| %s | %.1f | %.1f | %.1f | %,.0f |"
        .formatted(name, start, preprocessing, learning, memory);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return start + " " + preprocessing + " " + learning + " " + memory;
  }
}
