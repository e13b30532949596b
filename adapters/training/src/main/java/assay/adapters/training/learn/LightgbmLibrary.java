package assay.adapters.training.learn;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * LightGBM's native libraries. Its binding unpacks them under fixed names into the temporary
 * directory, where another user may have put other ones and they can't be replaced; so it gets a
 * directory of this process alone.
 */
final class LightgbmLibrary {
  private static final String TEMPORARY = "java.io.tmpdir";
  private static boolean loaded;

  private LightgbmLibrary() {}

  /** Loads them once; later calls do nothing. */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    String usual = System.getProperty(TEMPORARY);
    try {
      Path own = Files.createTempDirectory("assay-lightgbm");
      own.toFile().deleteOnExit();
      System.setProperty(TEMPORARY, own.toString());
      LGBMBooster.loadNative();
      try (var files = Files.list(own)) {
        files.forEach(file -> file.toFile().deleteOnExit());
      }
      loaded = true;
    } catch (IOException e) {
      throw new UncheckedIOException("LightGBM's libraries can't be unpacked.", e);
    } finally {
      System.setProperty(TEMPORARY, usual);
    }
  }
}
