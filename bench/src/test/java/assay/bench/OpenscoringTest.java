package assay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a small stand-in that speaks the protocol and answers the amount it was given. */
class OpenscoringTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> models = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<JsonNode> evaluations = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private Openscoring peer;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/openscoring/model/", this::serve);
    server.start();
    var url = "http://127.0.0.1:%d/openscoring/".formatted(server.getAddress().getPort());
    peer = new Openscoring(Target.Kind.PEER, "peer", BaseUrl.of(url));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void deploysTheModelAndScoresEventsWithIt() throws Exception {
    // Given
    Path pmml = Files.writeString(folder.resolve("champion.pmml"), "<PMML/>");
    var settings =
        new Settings(Duration.ofSeconds(1), Duration.ofMillis(500), 2, 0, List.of(1, 2), 4, 20);
    // When
    peer.deploy("mobile-money", pmml);
    var target = peer.target("mobile-money", Events.of("mobile-money").next(10));
    var cells = new Measurement(settings, progress -> {}).of(List.of(target));
    // Then
    assertThat(models).containsOnly(Map.entry("mobile-money", "<PMML/>"));
    assertThat(cells)
        .extracting(Cell::load)
        .containsExactly("closed, 1 connection", "closed, 2 connections", "open, 20/s");
    assertThat(cells).allSatisfy(cell -> assertThat(cell.sample().failures()).isZero());
    assertThat(cells.get(2).sample().answered()).isEqualTo(20);
    assertThat(evaluations).allSatisfy(e -> assertThat(e.path("arguments").has("amount")).isTrue());
    assertThat(evaluations).extracting(e -> e.path("id").asText()).contains("0", "5", "9");
    assertThat(evaluations).noneMatch(e -> e.path("arguments").has("isFraud"));
  }

  @Test
  void refusesToMeasureAServerThatHasNotTheModel() {
    var target = peer.target("card-pca", Events.of("card-pca").next(10));
    var settings =
        new Settings(Duration.ofSeconds(1), Duration.ofMillis(500), 1, 0, List.of(1), 4, 0);
    assertThatThrownBy(() -> new Measurement(settings, progress -> {}).of(List.of(target)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("404");
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String id = path.substring("/openscoring/model/".length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("PUT".equals(exchange.getRequestMethod())) {
      models.put(id, new String(body, StandardCharsets.UTF_8));
      answer(exchange, 201, Map.of("id", id));
    } else if (models.containsKey(id)) {
      var evaluation = JSON.readTree(body);
      evaluations.add(evaluation);
      answer(exchange, 200, Map.of("results", Map.of("probability(1)", 0.5)));
    } else {
      answer(exchange, 404, Map.of("message", "no such model"));
    }
  }

  private static void answer(HttpExchange exchange, int status, Object answer) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(answer);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
