package assay.adapters.mlflow;

import assay.application.training.TrackerFailure;
import assay.application.training.TrackerFailure.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/** Files in a folder that this machine and the server share: {@code file:///...}. */
final class LocalFolder implements ArtifactFolder {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Path folder;

  private LocalFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A server elsewhere may mean a folder of its own. Files that are put into a folder of that name
   * here would be lost to it.
   */
  static LocalFolder at(URI uri, MlflowHttp http) throws TrackerFailure {
    var folder = Path.of(uri.getPath());
    boolean here = THIS_MACHINE.contains(http.trackingUri().getHost());
    if (!folder.isAbsolute() || !(here || shared(folder))) {
      throw new TrackerFailure(
          Reason.UNSUPPORTED,
          ("MLflow keeps the files in the folder %s of its own machine. Start the server with"
                  + " --serve-artifacts, which hands them through, and take a new experiment: an"
                  + " old one keeps its place.")
              .formatted(uri));
    }
    return new LocalFolder(folder);
  }

  /** MLflow's folders are root/experiment/run/artifacts; a shared one has its root here too. */
  private static boolean shared(Path folder) {
    int root = folder.getNameCount() - 3;
    return root > 0 && Files.isDirectory(folder.getRoot().resolve(folder.subpath(0, root)));
  }

  @Override
  public void put(String path, Path file) throws TrackerFailure {
    write(path, target -> Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING));
  }

  @Override
  public void put(String path, byte[] bytes) throws TrackerFailure {
    write(path, target -> Files.write(target, bytes));
  }

  @FunctionalInterface
  private interface Writing {
    void to(Path target) throws IOException;
  }

  private void write(String path, Writing writing) throws TrackerFailure {
    var target = folder.resolve(path);
    try {
      Files.createDirectories(target.getParent());
      writing.to(target);
    } catch (IOException e) {
      throw failure(Reason.REFUSED, target + " can't be written", e);
    }
  }

  @Override
  public byte[] get(String name) throws TrackerFailure {
    var file = folder.resolve(name);
    try {
      if (Files.size(file) > MlflowHttp.LARGEST) {
        throw new TrackerFailure(
            Reason.UNSUPPORTED,
            "%s is larger than the %,d bytes that a model may have."
                .formatted(file, MlflowHttp.LARGEST));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw failure(Reason.NOT_FOUND, file + " can't be read", e);
    }
  }

  @Override
  public List<String> files() throws TrackerFailure {
    try (var entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw failure(Reason.NOT_FOUND, folder + " can't be read", e);
    }
  }

  private static TrackerFailure failure(Reason reason, String what, IOException e) {
    return new TrackerFailure(
        reason, "%s (%s). Check the folder and its permissions.".formatted(what, e), e);
  }
}
