package assay.adapters.mlflow;

import assay.application.training.TrackerFailure;
import assay.application.training.TrackerFailure.Reason;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Files behind MLflow's own server: {@code mlflow-artifacts:/...}. */
final class ProxiedFolder implements ArtifactFolder {
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts";
  private static final Duration TRANSFER = Duration.ofMinutes(10);

  private final MlflowHttp http;
  private final String server;
  private final String path;

  ProxiedFolder(URI uri, MlflowHttp http) {
    this.http = http;
    var tracking = http.trackingUri();
    String authority = uri.getRawAuthority();
    this.server =
        "%s://%s%s"
            .formatted(
                tracking.getScheme(),
                authority == null ? tracking.getRawAuthority() : authority,
                tracking.getRawPath());
    this.path = uri.getRawPath().replaceAll("/+", "/").replaceAll("/$", "");
  }

  @Override
  public void put(String name, Path file) throws TrackerFailure {
    try {
      put(name, BodyPublishers.ofFile(file));
    } catch (FileNotFoundException e) {
      throw new TrackerFailure(
          Reason.NOT_FOUND, "%s is not there to be kept as %s.".formatted(file, name), e);
    }
  }

  @Override
  public void put(String name, byte[] bytes) throws TrackerFailure {
    put(name, BodyPublishers.ofByteArray(bytes));
  }

  private void put(String name, BodyPublisher body) throws TrackerFailure {
    var request =
        HttpRequest.newBuilder(at(name))
            .header("Content-Type", "application/octet-stream")
            .PUT(body);
    http.send(request, TRANSFER).json();
  }

  @Override
  public byte[] get(String name) throws TrackerFailure {
    return http.send(HttpRequest.newBuilder(at(name)).GET(), TRANSFER).file();
  }

  @Override
  public List<String> files() throws TrackerFailure {
    var query = "?path=" + path.replaceFirst("^/", "").replace("+", "%2B").replace("&", "%26");
    var request = HttpRequest.newBuilder(URI.create(server + ARTIFACTS + query)).GET();
    var names = new ArrayList<String>();
    for (var file : http.send(request, http.patience().answer()).json().path("files")) {
      if (!file.path("is_dir").asBoolean()) {
        names.add(file.path("path").asText());
      }
    }
    return names;
  }

  private URI at(String name) {
    return URI.create(server + ARTIFACTS + path + "/" + encoded(name));
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
