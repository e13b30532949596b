package assay.adapters.cli.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The calls of the live-data protocol over HTTP. */
final class FeedServer implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final int THREADS = 8;

  private final Feed feed;
  private final AllowedReceivers allowed;
  private final @Nullable String sourceKey;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /**
   * @param sourceKey what the paged call must send as {@code api_key}; null where any will do
   * @throws IOException where the address can't be bound
   */
  FeedServer(
      Feed feed, AllowedReceivers allowed, @Nullable String sourceKey, InetSocketAddress address)
      throws IOException {
    this.feed = feed;
    this.allowed = allowed;
    this.sourceKey = sourceKey;
    this.server = HttpServer.create(address, BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", new Call("", Call.UNKNOWN));
    server.createContext("/register", new Call("POST", this::register));
    server.createContext("/data_point", new Call("GET", exchange -> dataPoint()));
    server.createContext("/api", new Call("POST", this::page));
  }

  void start() {
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private JsonNode register(HttpExchange exchange) throws IOException, Problem {
    Map<String, String> form = Forms.parse(Call.body(exchange));
    Receiver receiver;
    try {
      receiver = Receiver.of(field(form, "ip"), field(form, "port"));
    } catch (IllegalArgumentException e) {
      throw new Problem(400, String.valueOf(e.getMessage()));
    }
    if (!allowed.allows(receiver.address())) {
      throw new Problem(403, receiver + " may not register; see --allow-receivers.");
    }
    feed.register(receiver);
    String url = "http://" + field(form, "ip") + ":" + field(form, "port");
    return Json.MAPPER.createObjectNode().put("Message", "Added url " + url);
  }

  private static String field(Map<String, String> form, String name) throws Problem {
    String value = form.get(name);
    if (value == null || value.isBlank()) {
      throw new Problem(400, name + ": missing; send the form fields ip and port.");
    }
    return value.strip();
  }

  private JsonNode dataPoint() throws IOException, Problem {
    ObjectNode event = feed.take();
    if (event == null) {
      throw new Problem(410, "The source has no more events.");
    }
    return event;
  }

  private JsonNode page(HttpExchange exchange) throws IOException, Problem {
    JsonNode request;
    try {
      request = Json.MAPPER.readTree(Call.body(exchange));
    } catch (JsonProcessingException e) {
      throw new Problem(400, "The body is not JSON: " + e.getOriginalMessage());
    }
    if (!request.isObject()) {
      throw new Problem(400, "The body is not a JSON object.");
    }
    if (sourceKey != null && !sourceKey.equals(request.path("api_key").asText())) {
      throw new Problem(401, "api_key: missing or wrong.");
    }
    JsonNode from = request.path("sequence_number");
    boolean first = from.isMissingNode() || from.isNull();
    if (!first && !(from.canConvertToLong() && from.isIntegralNumber() && from.asLong() >= 0)) {
      throw new Problem(400, "sequence_number: expected a whole number from 0 on.");
    }
    var page = feed.page(first ? 0 : from.asLong());
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("_next_sequence_number", page.next());
    answer.putArray("data").addAll(page.events());
    return answer;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
