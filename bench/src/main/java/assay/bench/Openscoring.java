package assay.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server that speaks Openscoring's protocol. */
final class Openscoring {
  private final Target.Kind kind;
  private final String name;
  private final BaseUrl url;

  Openscoring(Target.Kind kind, String name, BaseUrl url) {
    this.kind = kind;
    this.name = name;
    this.url = url;
  }

  /** Gives it the model of a stream. */
  void deploy(String stream, Path pmml) throws IOException {
    InetSocketAddress address = url.address();
    try (var connection = HttpConnection.open(address)) {
      byte[] request =
          Requests.send(
              "PUT",
              address,
              path(stream),
              Map.of("Content-Type", "application/xml"),
              Files.readAllBytes(pmml));
      int status = connection.exchange(request);
      if (status != 200 && status != 201 && status != 204) {
        throw new IOException(
            "%s refused %s with status %d: %s"
                .formatted(url, pmml.getFileName(), status, connection.body()));
      }
    }
  }

  Target target(String stream, List<String> events) {
    InetSocketAddress address = url.address();
    return new Target(
        kind,
        name,
        Optional.of(stream),
        address,
        Requests.evaluations(address, path(stream), events),
        Optional.empty(),
        "probability(1)");
  }

  private String path(String stream) {
    return url.path() + "/model/" + stream;
  }
}
