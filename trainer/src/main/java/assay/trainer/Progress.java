package assay.trainer;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Tells people what is being done. */
public final class Progress {
  private Progress() {}

  /** Lines that are seen at once. */
  public static Consumer<String> to(PrintWriter writer) {
    return line -> {
      writer.println(line);
      writer.flush();
    };
  }
}
