package assay.adapters.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedServerTest {
  private static final int EVENTS = 25;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private Feed feed;
  private FeedServer server;

  @BeforeEach
  void starts() throws IOException {
    start("loopback", null);
  }

  private void start(String allowed, String sourceKey) throws IOException {
    feed = new Feed(source(), new Sender("/score?stream=ticketing", "secret", log::add));
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = new FeedServer(feed, new AllowedReceivers(List.of(allowed)), sourceKey, address);
    server.start();
  }

  private static EventSource source() {
    return Generator.TICKETING
        .source(3, Instant.EPOCH)
        .without(Set.of("acct_type"))
        .limitedTo(EVENTS);
  }

  @AfterEach
  void stops() throws IOException {
    server.close();
    feed.close();
  }

  @Test
  void sendsEachEventOnceToAReceiverThatRegisteredTwice() throws Exception {
    try (var receiver = new ScoreReceiver(200)) {
      var answer = register("127.0.0.1", receiver.port());
      register("127.0.0.1", receiver.port());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(json(answer).get("Message").asText())
          .isEqualTo("Added url http://127.0.0.1:" + receiver.port());

      feed.start(1000);

      assertThat(feed.ended().get(20, TimeUnit.SECONDS)).isEqualTo(EVENTS);
      awaitEvents(receiver);
      assertThat(receiver.events).containsExactlyInAnyOrderElementsOf(all());
      assertThat(receiver.events).noneMatch(event -> event.has("acct_type"));
      assertThat(receiver.queries).containsOnly("stream=ticketing");
      assertThat(receiver.authorizations).containsOnly("Bearer secret");
    }
  }

  @Test
  void dropsAReceiverThatCannotBeReachedAndServesTheOthers() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    try (var receiver = new ScoreReceiver(200)) {
      register("127.0.0.1", closed);
      register("127.0.0.1", receiver.port());
      feed.start(200);
      feed.ended().get(20, TimeUnit.SECONDS);
      awaitEvents(receiver);
    }
    assertThat(log.stream().filter(line -> line.startsWith("Dropped http://127.0.0.1:" + closed)))
        .hasSize(1);
  }

  @Test
  void keepsAReceiverThatAnswersWithAnError() throws Exception {
    try (var receiver = new ScoreReceiver(503)) {
      register("127.0.0.1", receiver.port());
      feed.start(500);
      feed.ended().get(20, TimeUnit.SECONDS);
      awaitEvents(receiver);
    }
    assertThat(log).noneMatch(line -> line.startsWith("Dropped"));
  }

  @Test
  void takesNoEventFromTheSourceWhileNobodyListens() throws Exception {
    feed.start(1000);
    TimeUnit.MILLISECONDS.sleep(100);
    assertThat(json(get("/data_point"))).isEqualTo(all().get(0));
  }

  @Test
  void givesPagesBySequenceNumber() throws Exception {
    assertThat(json(page("{\"api_key\": \"any\"}")).get("data")).isEmpty();
    feed.start(1000);
    feed.ended().get(20, TimeUnit.SECONDS);

    var events = new ArrayList<JsonNode>();
    long next = 0;
    for (int pageSize : new int[] {10, 10, 5, 0}) {
      var page = json(page("{\"api_key\": \"any\", \"sequence_number\": " + next + "}"));
      assertThat(page.get("data")).hasSize(pageSize);
      page.get("data").forEach(events::add);
      next = page.get("_next_sequence_number").asLong();
    }
    assertThat(next).isEqualTo(EVENTS);
    assertThat(events).isEqualTo(all());
    assertThat(json(page("{\"sequence_number\": 20}")).get("data")).hasSize(5);
    assertThat(json(page("{\"sequence_number\": 999}")).get("_next_sequence_number").asInt())
        .isEqualTo(EVENTS);
  }

  @Test
  void saysWhenTheSourceIsAtItsEnd() throws Exception {
    for (int i = 0; i < EVENTS; i++) {
      assertThat(get("/data_point").statusCode()).isEqualTo(200);
    }
    assertThat(get("/data_point").statusCode()).isEqualTo(410);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400, ip",
    "'ip=127.0.0.1', 400, port",
    "'ip=127.0.0.1&port=0', 400, port",
    "'ip=127.0.0.1&port=70000', 400, port",
    "'ip=127.0.0.1&port=80%2Fx', 400, port",
    "'ip=127.0.0.1%2Fsecret&port=80', 400, ip",
    "'ip=user@127.0.0.1&port=80', 400, ip",
    "'ip=%zz&port=80', 400, form",
    "'ip=192.0.2.1&port=80', 403, --allow-receivers",
    "'ip=169.254.169.254&port=80', 403, --allow-receivers",
    "'ip=::ffff:192.0.2.1&port=80', 403, --allow-receivers"
  })
  void refusesARegistrationThatIsWrongOrNotAllowed(String form, int status, String word)
      throws Exception {
    var answer = post("/register", "application/x-www-form-urlencoded", form);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).get("detail").asText()).contains(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no json | JSON",
        "[1] | object",
        "'' | object",
        "{\"sequence_number\": -1} | sequence_number",
        "{\"sequence_number\": \"x\"} | sequence_number",
        "{\"sequence_number\": 1.5} | sequence_number",
        "{\"sequence_number\": 99999999999999999999} | sequence_number"
      })
  void refusesAPageRequestThatIsWrong(String body, String word) throws Exception {
    var answer = page(body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("detail").asText()).contains(word);
  }

  @Test
  void asksForTheKeyOfTheSourceWhereOneIsSet() throws Exception {
    stops();
    start("loopback", "k1");
    assertThat(page("{}").statusCode()).isEqualTo(401);
    assertThat(page("{\"api_key\": \"k2\"}").statusCode()).isEqualTo(401);
    assertThat(page("{\"api_key\": \"k1\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesOtherPathsMethodsAndLargeBodies() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/registers").statusCode()).isEqualTo(404);
    assertThat(get("/register").statusCode()).isEqualTo(405);
    assertThat(get("/register").headers().firstValue("Allow")).contains("POST");
    assertThat(post("/data_point", "text/plain", "x").statusCode()).isEqualTo(405);
    assertThat(page(" ".repeat(20_000)).statusCode()).isEqualTo(413);
  }

  private static List<ObjectNode> all() throws IOException {
    var events = new ArrayList<ObjectNode>();
    var source = source();
    for (var event = source.next(); event != null; event = source.next()) {
      events.add(event);
    }
    return events;
  }

  private static void awaitEvents(ScoreReceiver receiver) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (receiver.events.size() < EVENTS && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    TimeUnit.MILLISECONDS.sleep(100); // one too many would come now
    assertThat(receiver.events).hasSize(EVENTS);
  }

  private HttpResponse<byte[]> register(String ip, int port) throws Exception {
    String form = "ip=" + ip + "&port=" + port;
    return post("/register", "application/x-www-form-urlencoded", form);
  }

  private HttpResponse<byte[]> page(String body) throws Exception {
    return post("/api/", "application/json", body);
  }

  private HttpResponse<byte[]> post(String path, String type, String body) throws Exception {
    var request = HttpRequest.newBuilder(uri(path)).header("Content-Type", type);
    return client.send(
        request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return Json.MAPPER.readTree(answer.body());
  }
}
