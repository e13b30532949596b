package assay.trainer;

import assay.adapters.training.data.UnfinishedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files that are there whole or not at all, also when the process is ended on the way. */
final class WholeFile {
  private WholeFile() {}

  static void write(Path file, byte[] content) throws IOException {
    try (var files = new UnfinishedFiles()) {
      Files.write(files.begin(file), content);
      files.finish();
    }
  }
}
