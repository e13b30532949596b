package assay.webapp;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A program that calls the API with a key.
 *
 * @param key empty for none
 */
public record Program(Installation server, String key) {
  public static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  static Program of(Installation server, String key) {
    return new Program(server, key);
  }

  /** What came back. */
  public record Answer(int status, HttpHeaders headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("No JSON: " + text(), e);
      }
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** This answer, if it has the status; fails otherwise. */
    public Answer expect(int expected) {
      if (status != expected) {
        throw new AssertionError("Expected " + expected + ", got " + status + ": " + text());
      }
      return this;
    }
  }

  public Answer score(String stream, String event, String... headers) {
    return post("/score?stream=" + stream, event, headers);
  }

  /** Posts JSON. {@code headers} are names and values in turn. */
  public Answer post(String path, String json, String... headers) {
    return send("POST", path, "application/json", BodyPublishers.ofString(json), headers);
  }

  public Answer post(String path, String type, byte[] body) {
    return send("POST", path, type, BodyPublishers.ofByteArray(body));
  }

  public Answer get(String path) {
    return send("GET", path, "", BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, "", BodyPublishers.noBody());
  }

  public Answer send(
      String method, String path, String type, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(server.url(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new Unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable(e);
    }
  }

  /** No answer came. */
  public static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreachable(Exception cause) {
      super(cause);
    }
  }
}
