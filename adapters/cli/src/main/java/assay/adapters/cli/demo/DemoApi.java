package assay.adapters.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The HTTP interface of a server, under one key. Thread-safe. */
final class DemoApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRIES = 60;
  private static final int AWAY = 503;
  private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final URI server;
  private final String key;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  DemoApi(URI server, String key) {
    this.server = server;
    this.key = key;
  }

  /**
   * What a call answers; a server that is not ready is asked again for a minute.
   *
   * @throws IOException if it answers with an error
   */
  JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send("POST", path, JSON.writeValueAsString(body));
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  private JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            // an event whose answer did not come in time may have been stored
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    for (int i = 0; i < TRIES && answer.statusCode() == AWAY; i++) {
      CompletableFuture.runAsync(() -> {}, LATER).join(); // the server says Retry-After
      answer = http.send(request, BodyHandlers.ofString());
    }
    if (answer.statusCode() >= 300) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
  }
}
