package assay.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * As much of an MLflow server as one run needs; the protocol itself is checked by the tests of
 * adapters/mlflow. It keeps what it was told.
 */
final class StandInMlflow implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

  private final HttpServer server;

  /** Answers every call with this status, if it is not 0. */
  volatile int failing;

  final List<String> calls = new ArrayList<>();
  final Map<String, String> parameters = new TreeMap<>();
  final Map<String, Double> metrics = new TreeMap<>();
  final Map<String, String> tags = new TreeMap<>();
  final Map<String, byte[]> files = new TreeMap<>();
  String status = "";
  String registered = "";

  StandInMlflow() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      byte[] answer = {};
      if (failing == 0) {
        answer = answer(path, body).getBytes(StandardCharsets.UTF_8);
      }
      exchange.sendResponseHeaders(failing == 0 ? 200 : failing, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private synchronized String answer(String path, byte[] body) throws IOException {
    if (path.startsWith(ARTIFACTS)) {
      files.put(path.substring(path.indexOf("/artifacts/", ARTIFACTS.length()) + 11), body);
      return "{}";
    }
    String call = path.substring(API.length());
    calls.add(call);
    JsonNode told = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    switch (call) {
      case "experiments/get-by-name" -> {
        return "{\"experiment\": {\"experiment_id\": \"4\", \"lifecycle_stage\": \"active\"}}";
      }
      case "runs/create" -> {
        return "{\"run\": {\"info\": {\"run_id\": \"r1\", \"artifact_uri\": \"mlflow-artifacts:/4/r1/artifacts\"}}}";
      }
      case "runs/log-batch" -> {
        told.path("params").forEach(p -> parameters.put(text(p, "key"), text(p, "value")));
        told.path("tags").forEach(t -> tags.put(text(t, "key"), text(t, "value")));
        told.path("metrics").forEach(m -> metrics.put(text(m, "key"), m.path("value").asDouble()));
      }
      case "runs/update" -> status = text(told, "status");
      case "model-versions/create" -> {
        registered = text(told, "name") + " from " + text(told, "source");
        return "{\"model_version\": {\"name\": \"m\", \"version\": \"3\", \"status\": \"READY\"}}";
      }
      default -> {
        // the others are told enough by an empty answer
      }
    }
    return "{}";
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
