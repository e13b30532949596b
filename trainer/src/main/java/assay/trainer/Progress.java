package assay.trainer;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Tells people what is being done. */
final class Progress {
  private Progress() {}

  /** Lines that are seen at once. */
  static Consumer<String> to(PrintWriter writer) {
    return line -> {
      writer.println(line);
      writer.flush();
    };
  }
}
