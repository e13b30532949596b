package assay.adapters.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real server on a port of its own that stands in for MLflow: HTTP, credentials, and faults on
 * demand. What it answers is MLflow's own protocol, in {@link StandInTracking}, {@link
 * StandInRegistry} and {@link StandInArtifacts}.
 */
final class StandIn implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<Optional<String>> authorizations = new CopyOnWriteArrayList<>();
  final StandInArtifacts artifacts = new StandInArtifacts();
  final StandInTracking tracking = new StandInTracking();
  final StandInRegistry registry = new StandInRegistry(tracking);

  private static final int HANGS = -1;

  private final ArrayDeque<Fault> faults = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final String prefix;
  private Optional<String> authorization = Optional.empty();

  /** An answer in place of MLflow's, to the next request whose method and path hold the part. */
  private record Fault(String part, int status, Map<String, String> headers, String body) {}

  StandIn() throws IOException {
    this("");
  }

  /** A server that a proxy offers under a path. */
  StandIn(String prefix) throws IOException {
    this.prefix = prefix;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + prefix);
  }

  /** From now on every request has to come with this header. */
  StandIn protectedBy(String value) {
    authorization = Optional.of(value);
    return this;
  }

  StandIn failing(String part, int status, String body) {
    return failing(part, status, Map.of(), body);
  }

  synchronized StandIn failing(String part, int status, Map<String, String> headers, String body) {
    faults.add(new Fault(part, status, headers, body));
    return this;
  }

  /** Lets the next such request wait until the server is closed. */
  StandIn hanging(String part) {
    return failing(part, HANGS, "");
  }

  private synchronized Optional<Fault> fault(String request) {
    var fault = faults.stream().filter(f -> request.contains(f.part())).findFirst();
    fault.ifPresent(faults::remove);
    return fault;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      requests.add(request);
      var shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
      authorizations.add(shown);
      var fault = fault(request);
      if (fault.isPresent() && fault.get().status() == HANGS) {
        awaitClosed();
      } else if (fault.isPresent()) {
        fault.get().headers().forEach(exchange.getResponseHeaders()::add);
        send(exchange, fault.get().status(), fault.get().body().getBytes(StandardCharsets.UTF_8));
      } else if (authorization.isPresent() && !authorization.equals(shown)) {
        // MLflow's own words, which are no JSON.
        send(exchange, 401, "You are not authenticated.".getBytes(StandardCharsets.UTF_8));
      } else {
        answer(exchange, body);
      }
    }
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    try {
      if (path.startsWith(prefix + StandInArtifacts.PATH)) {
        String decoded = exchange.getRequestURI().getPath();
        String below = decoded.substring((prefix + StandInArtifacts.PATH).length());
        send(exchange, 200, artifacts.answer(exchange, below, query(exchange), body));
        return;
      }
      String root = prefix + "/api/2.0/mlflow/";
      if (!path.startsWith(root)) {
        send(exchange, 404, "<h1>Not Found</h1>".getBytes(StandardCharsets.UTF_8));
        return;
      }
      String call = exchange.getRequestMethod() + " " + path.substring(root.length());
      ObjectNode arguments = arguments(exchange, body);
      send(exchange, 200, JSON.writeValueAsBytes(call(call, arguments)));
    } catch (MlflowError error) {
      send(exchange, error.status(), JSON.writeValueAsBytes(error.json()));
    }
  }

  private synchronized JsonNode call(String call, ObjectNode arguments) {
    var answer = tracking.find(call).or(() -> registry.find(call));
    if (answer.isPresent()) {
      return answer.get().apply(arguments);
    }
    throw new MlflowError("ENDPOINT_NOT_FOUND", "No such call: " + call);
  }

  private static ObjectNode arguments(HttpExchange exchange, byte[] body) {
    if (exchange.getRequestMethod().equals("GET")) {
      var node = JSON.createObjectNode();
      query(exchange).forEach(node::put);
      return node;
    }
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (!type.startsWith("application/json")) {
      throw new MlflowError("INVALID_PARAMETER_VALUE", "Bad Request. Content-Type " + type);
    }
    if (body.length > 1_000_000) {
      throw new MlflowError("INVALID_PARAMETER_VALUE", "Requests must be at most 1000000 bytes");
    }
    try {
      return (ObjectNode) JSON.readTree(body);
    } catch (IOException | ClassCastException e) {
      throw new MlflowError("BAD_REQUEST", "Malformed JSON");
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var parameters = new HashMap<String, String>();
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdown();
  }
}
