package assay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {
  private static final int CHUNKED = 0;
  private static final String LONG = "not hex; ".repeat(10_000);

  private HttpServer server;
  private InetSocketAddress address;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = server.getAddress();
    server.createContext("/echo", this::echo);
    server.createContext("/chunked", e -> answer(e, 200, CHUNKED, LONG));
    server.createContext("/teapot", e -> answer(e, 418, 5, "short"));
    server.createContext("/empty", e -> e.sendResponseHeaders(204, -1));
    server.createContext("/close", this::close);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsOneAnswerAfterTheOtherFromOneConnection() throws IOException {
    try (var connection = HttpConnection.open(address)) {
      for (String body : new String[] {"first", LONG, "", "last"}) {
        assertThat(connection.exchange(post(body))).isEqualTo(200);
        assertThat(connection.body()).isEqualTo(body);
        assertThat(connection.isReusable()).isTrue();
      }
    }
  }

  @Test
  void readsChunksToTheirEnd() throws IOException {
    try (var connection = HttpConnection.open(address)) {
      assertThat(connection.exchange(Requests.get(address, "/chunked"))).isEqualTo(200);
      assertThat(connection.body().replaceAll("\r\n[0-9a-f]+\r\n", "")).contains(LONG);
      assertThat(connection.exchange(post("after it"))).isEqualTo(200);
      assertThat(connection.body()).isEqualTo("after it");
    }
  }

  @Test
  void tellsTheStatusOfARefusal() throws IOException {
    try (var connection = HttpConnection.open(address)) {
      assertThat(connection.exchange(Requests.get(address, "/teapot"))).isEqualTo(418);
      assertThat(connection.body()).isEqualTo("short");
      assertThat(connection.exchange(Requests.get(address, "/empty"))).isEqualTo(204);
      assertThat(connection.exchange(Requests.get(address, "/nothing"))).isEqualTo(404);
    }
  }

  @Test
  void seesThatTheServerWillClose() throws IOException {
    try (var connection = HttpConnection.open(address)) {
      assertThat(connection.exchange(Requests.get(address, "/close"))).isEqualTo(200);
      assertThat(connection.isReusable()).isFalse();
    }
  }

  @Test
  void refusesAnAnswerThatBreaksOff() throws IOException {
    assertThatThrownBy(() -> answerOf("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void refusesWhatIsNotHttp() {
    assertThatThrownBy(() -> answerOf("SSH-2.0-OpenSSH_9.2\r\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not HTTP");
    assertThatThrownBy(() -> answerOf("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"))
        .hasMessageContaining("no number");
    assertThatThrownBy(() -> answerOf("HTTP/1.1 200 OK\r\n\r\nwithout a length"))
        .hasMessageContaining("neither");
  }

  private static int answerOf(String bytes) throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var served =
          CompletableFuture.runAsync(
              () -> {
                try (var client = socket.accept()) {
                  client.getInputStream().read(new byte[1000]);
                  client.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      var address = (InetSocketAddress) socket.getLocalSocketAddress();
      try (var connection = HttpConnection.open(address)) {
        return connection.exchange(Requests.get(address, "/"));
      } finally {
        served.get();
      }
    }
  }

  private byte[] post(String body) {
    return Requests.send("POST", address, "/echo", Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private void echo(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    answer(exchange, 200, body.isEmpty() ? -1 : body.length(), body);
  }

  private void close(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Connection", "close");
    answer(exchange, 200, 3, "bye");
  }

  private static void answer(HttpExchange exchange, int status, long length, String body)
      throws IOException {
    exchange.sendResponseHeaders(status, length);
    exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }
}
