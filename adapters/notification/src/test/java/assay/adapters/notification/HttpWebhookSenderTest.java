package assay.adapters.notification;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.notification.WebhookSender.Refusal;
import assay.application.notification.Webhooks.Message;
import assay.application.notification.Webhooks.ModelChanged;
import assay.application.notification.Webhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebhookSenderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final UUID ID = new UUID(1, 2);

  private final HttpWebhookSender sender =
      new HttpWebhookSender(true, Clock.fixed(NOW, ZoneOffset.UTC));
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private HttpServer server;

  private record Received(String path, String key, String signature, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/ok", exchange -> answer(exchange, 204, ""));
    server.createContext("/error", exchange -> answer(exchange, 503, ""));
    server.createContext("/moved", exchange -> answer(exchange, 307, "/ok"));
    server.createContext("/drips", this::drip);
    server.start();
  }

  /** Sends the beginning of an answer and never its end. */
  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write('a');
    exchange.getResponseBody().flush();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @Timeout(30)
  void waitsForNoAnswerThatDoesNotEnd() {
    var hasty =
        new HttpWebhookSender(true, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(500));

    assertThat(hasty.send(message("/drips")).orElseThrow()).contains("did not end", "500 ms");
  }

  @AfterEach
  void stop() {
    stopped.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange, int status, String location) throws IOException {
    var headers = exchange.getRequestHeaders();
    received.add(
        new Received(
            exchange.getRequestURI().getPath(),
            headers.getFirst("Idempotency-Key"),
            headers.getFirst("Assay-Signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    if (!location.isEmpty()) {
      exchange.getResponseHeaders().set("Location", location);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private Message message(String path) {
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return new Message(
        ID,
        new Webhook(ID, url, "secret", "alice", NOW, Optional.empty(), Optional.empty()),
        0,
        Optional.of(new ModelChanged(7, "cards", "ab", "champion", "\"better\"", "bob", NOW)),
        NOW);
  }

  @Test
  void aTestTellsNothingButThatItIsOne() {
    var message = message("/ok");
    assertThat(sender.send(new Message(message.id(), message.webhook(), 0, Optional.empty(), NOW)))
        .isEmpty();

    assertThat(received.get(0).body())
        .isEqualTo(
            "{\"id\":\"00000000-0000-0001-0000-000000000002\",\"type\":\"test\","
                + "\"at\":\"2026-11-22T12:00:00Z\"}");
  }

  @Test
  void sendsASignedMessage() {
    assertThat(sender.send(message("/ok"))).isEmpty();

    var got = received.get(0);
    assertThat(got.key()).isEqualTo(ID.toString());
    assertThat(got.body())
        .isEqualTo(
            "{\"id\":\"00000000-0000-0001-0000-000000000002\",\"type\":\"model.champion\",\"number\":7,"
                + "\"stream\":\"cards\",\"sha256\":\"ab\",\"stage\":\"champion\","
                + "\"reason\":\"\\\"better\\\"\",\"by\":\"bob\",\"at\":\"2026-11-22T12:00:00Z\"}");
    assertThat(got.signature())
        .isEqualTo(
            "t=1795348800,v1="
                + HttpWebhookSender.signature(
                    "secret", 1795348800L, got.body().getBytes(StandardCharsets.UTF_8)));
  }

  /** The value is that of {@code printf '1.{}' | openssl dgst -sha256 -hmac secret}. */
  @Test
  void signsAsOthersDo() {
    assertThat(HttpWebhookSender.signature("secret", 1, "{}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("1122767b193110cfec322b6f199b599edbf608ed087f2d27afb0b97d99523908");
  }

  @Test
  void tellsWhatWentWrong() {
    assertThat(sender.send(message("/error"))).contains("The receiver answered 503.");
    server.stop(0);
    assertThat(sender.send(message("/ok")).orElseThrow()).contains("not reached");
  }

  @Test
  void followsNoRedirect() {
    assertThat(sender.send(message("/moved"))).contains("The receiver answered 307.");
    assertThat(received).extracting(Received::path).containsExactly("/moved");
  }

  @Test
  void goesToNoPrivateAddressUnlessAllowed() {
    var careful = new HttpWebhookSender(false, Clock.systemUTC());

    assertThat(careful.send(message("/ok")).orElseThrow()).contains("https");
    assertThat(careful.refuse(URI.create("https://127.0.0.1/hook"))).contains(Refusal.PRIVATE);
    assertThat(careful.refuse(URI.create("https://localhost/hook"))).isPresent();
    assertThat(careful.refuse(URI.create("https://[::1]/hook"))).isPresent();
    assertThat(careful.refuse(URI.create("https://1.1.1.1/hook"))).isEmpty();
    assertThat(received).isEmpty();
  }

  @Test
  void takesAddressesOfReceiversOnly() {
    assertThat(sender.refuse(URI.create("ftp://example.com/"))).isPresent();
    assertThat(sender.refuse(URI.create("/hook"))).isPresent();
    assertThat(sender.refuse(URI.create("https://user:secret@example.com/"))).isPresent();
    assertThat(sender.refuse(URI.create("http://10.0.0.1/hook"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "2001:0:1::",
        "64:ff9b::a00:1"
      })
  void knowsAddressesThatAreNotPublic(String address) throws Exception {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111"})
  void knowsAddressesThatArePublic(String address) throws Exception {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
  }
}
