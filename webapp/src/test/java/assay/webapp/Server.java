package assay.webapp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** The server under test: where it is, and short ways to call it. */
public final class Server {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Server() {}

  public static URI url(String path) {
    return URI.create("http://127.0.0.1:" + System.getProperty("assay.port") + path);
  }

  public static URI managementUrl(String path) {
    return URI.create("http://127.0.0.1:" + System.getProperty("assay.management.port") + path);
  }

  /** The data directory: database, credentials, logs. */
  public static Path data() {
    return Path.of(System.getProperty("assay.data"));
  }

  /** {@code headers} are names and values in turn. */
  public static HttpResponse<String> get(URI url, String... headers)
      throws IOException, InterruptedException {
    return send("GET", url, "", headers);
  }

  public static HttpResponse<String> send(String method, URI url, String body, String... headers)
      throws IOException, InterruptedException {
    var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request =
        HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).method(method, publisher);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
