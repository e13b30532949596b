package assay.adapters.notification;

import assay.application.notification.WebhookSender;
import assay.application.notification.Webhooks.Message;
import assay.application.notification.Webhooks.ModelChanged;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Messages by HTTP POST, signed by HMAC-SHA256 over time and body. Follows no redirect and, unless
 * told otherwise, goes to no address of a private network.
 */
public final class HttpWebhookSender implements WebhookSender {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String ALGORITHM = "HmacSHA256";
  private static final JsonFactory JSON = new JsonFactory();

  private final boolean privateAllowed;
  private final Clock clock;
  private final Duration patience;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * A sender.
   *
   * @param privateAllowed whether receivers may be in a private network, and without TLS
   */
  public HttpWebhookSender(boolean privateAllowed, Clock clock) {
    this(privateAllowed, clock, PATIENCE);
  }

  /**
   * A sender with another patience.
   *
   * @param patience from asking until the end of the answer
   */
  HttpWebhookSender(boolean privateAllowed, Clock clock, Duration patience) {
    this.privateAllowed = privateAllowed;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public Optional<Refusal> refuse(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme();
    if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      return Optional.of(Refusal.NO_ADDRESS);
    }
    if (url.getUserInfo() != null) {
      return Optional.of(Refusal.HOLDS_PASSWORD);
    }
    if (privateAllowed) {
      return Optional.empty();
    }
    return scheme.equals("http") ? Optional.of(Refusal.NOT_ENCRYPTED) : refuseHost(url.getHost());
  }

  /** Asked again before each message, as names can come to mean other addresses. */
  private static Optional<Refusal> refuseHost(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!PublicAddresses.isPublic(address)) {
          return Optional.of(Refusal.PRIVATE);
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(Refusal.UNKNOWN_HOST);
    }
  }

  @Override
  public Optional<String> send(Message message) {
    var refused = refuse(message.webhook().url());
    if (refused.isPresent()) {
      return refused.map(Refusal::words);
    }
    var answer = client.sendAsync(request(message), BodyHandlers.discarding());
    try {
      int status = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status >= 200 && status < 300
          ? Optional.empty()
          : Optional.of("The receiver answered " + status + ".");
    } catch (ExecutionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      return Optional.of("The receiver was not reached: " + cause.getClass().getSimpleName() + ".");
    } catch (TimeoutException e) {
      answer.cancel(true); // ends the connection too
      return Optional.of(
          "The receiver did not end its answer within %d ms.".formatted(patience.toMillis()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.of("The server was stopped meanwhile.");
    }
  }

  private HttpRequest request(Message message) {
    byte[] body = body(message);
    long time = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(message.webhook().url())
        .timeout(patience)
        .header("Content-Type", "application/json")
        .header("User-Agent", "Assay")
        .header("Idempotency-Key", message.id().toString())
        .header("Assay-Attempt", Integer.toString(message.attempts() + 1))
        .header(
            "Assay-Signature",
            "t=" + time + ",v1=" + signature(message.webhook().secret(), time, body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  /** HMAC-SHA256 of the time in seconds, a dot and the body, in hexadecimal digits. */
  static String signature(String secret, long time, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
    }
  }

  private static byte[] body(Message message) {
    var out = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("id", message.id().toString());
      if (message.change().isPresent()) {
        write(message.change().get(), json);
      } else {
        json.writeStringField("type", "test");
        json.writeStringField("at", message.at().toString());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes everything.", e);
    }
    return out.toByteArray();
  }

  private static void write(ModelChanged change, JsonGenerator json) throws IOException {
    json.writeStringField("type", "model." + change.stage());
    json.writeNumberField("number", change.number());
    json.writeStringField("stream", change.stream());
    json.writeStringField("sha256", change.sha256());
    json.writeStringField("stage", change.stage());
    json.writeStringField("reason", change.reason());
    json.writeStringField("by", change.by());
    json.writeStringField("at", change.at().toString());
  }
}
