package assay.adapters.mlflow;

import assay.application.training.TrackerFailure;
import assay.application.training.TrackerFailure.Reason;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A place where MLflow keeps the files of a run or of a model. */
sealed interface ArtifactFolder permits ProxiedFolder, LocalFolder {
  /** Keeps a copy of a file at a path below this folder. */
  void put(String path, Path file) throws TrackerFailure;

  /** Keeps bytes at a path below this folder. */
  void put(String path, byte[] bytes) throws TrackerFailure;

  /** The bytes of a file. */
  byte[] get(String name) throws TrackerFailure;

  /** The names of the files right in this folder. */
  List<String> files() throws TrackerFailure;

  /**
   * The folder at an address as MLflow gives it.
   *
   * @throws TrackerFailure if Assay can't reach places of that kind
   */
  static ArtifactFolder at(String address, MlflowHttp http) throws TrackerFailure {
    // A space is all that an address holds unescaped where people choose locations by hand.
    var uri = parse(address.replace(" ", "%20"));
    String scheme = uri.getScheme() == null ? "file" : uri.getScheme().toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "mlflow-artifacts" -> new ProxiedFolder(uri, http);
      case "file" -> LocalFolder.at(uri, http);
      default ->
          throw new TrackerFailure(
              Reason.UNSUPPORTED,
              ("MLflow keeps the files at %s; Assay does not write to or read from '%s:' itself."
                      + " Start the server with --serve-artifacts and"
                      + " --artifacts-destination, which hand files through, and take a new"
                      + " experiment: an old one keeps its place.")
                  .formatted(address, scheme));
    };
  }

  private static URI parse(String address) throws TrackerFailure {
    try {
      return URI.create(URI.create(address).toASCIIString());
    } catch (IllegalArgumentException e) {
      throw new TrackerFailure(
          Reason.UNREADABLE,
          "MLflow keeps files at '%s', which is no address.".formatted(address),
          e);
    }
  }
}
