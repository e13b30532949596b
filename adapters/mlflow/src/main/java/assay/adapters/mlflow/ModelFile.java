package assay.adapters.mlflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** Writes a fetched model into a stream's folder, whole or not at all. */
public final class ModelFile {
  private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*\\.pmml");

  private ModelFile() {}

  /**
   * Writes beside the target and moves it there, so that a server that watches the folder sees the
   * old file or the new one.
   *
   * @param folder of a stream, such as {@code pmml-models/card-pca}; it has to be there
   * @param name such as {@code champion.pmml}
   * @return the file
   * @throws IOException if the folder is not there or can't be written; nothing has changed then
   * @throws IllegalArgumentException if the name is none of a PMML file in the folder
   */
  public static Path write(Path folder, String name, byte[] pmml) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name for a model in %s. Choose one such as champion.pmml."
              .formatted(name, folder));
    }
    var target = folder.resolve(name);
    var part = folder.resolve("." + name + ".part");
    try {
      Files.write(part, pmml);
      return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
