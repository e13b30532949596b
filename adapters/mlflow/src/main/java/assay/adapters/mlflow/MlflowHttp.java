package assay.adapters.mlflow;

import assay.application.training.TrackerFailure;
import assay.application.training.TrackerFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * The HTTP of the adapter: credentials for the tracking server alone, bounded answers, no
 * redirects, and another attempt where waiting may help.
 */
final class MlflowHttp {
  /** As large as a model may be, see docs/pmml.md. */
  static final int LARGEST = 64 * 1024 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Set<Integer> TRY_AGAIN = Set.of(408, 429, 502, 503, 504);

  private final MlflowSettings settings;
  private final Pause pause;

  /** Servers of Python answer an attempt to upgrade to HTTP/2 in ways of their own. */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  MlflowHttp(MlflowSettings settings, Pause pause) {
    this.settings = settings;
    this.pause = pause;
  }

  URI trackingUri() {
    return settings.trackingUri();
  }

  MlflowSettings.Patience patience() {
    return settings.patience();
  }

  /** Sends a request until there is an answer that counts, whatever it says. */
  Answer send(HttpRequest.Builder builder, Duration timeout) throws TrackerFailure {
    var request = complete(builder, timeout);
    var patience = settings.patience();
    var wait = patience.firstWait();
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt == patience.attempts();
      var asked = Duration.ZERO;
      try {
        var response = client.send(request, BodyHandlers.ofInputStream());
        var answer = new Answer(describe(request), response.statusCode(), body(response));
        if (last || !TRY_AGAIN.contains(answer.status())) {
          return answer;
        }
        asked = retryAfter(response);
      } catch (IOException e) {
        if (last || !mayHelp(e, request)) {
          throw away(request, e, attempt);
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      pause(shorter(patience.longestWait(), longer(wait, asked)));
      wait = wait.multipliedBy(2);
    }
  }

  /** Waits, where nothing but time helps. */
  void pause(Duration wait) throws TrackerFailure {
    try {
      pause.take(wait);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private HttpRequest complete(HttpRequest.Builder builder, Duration timeout) {
    var request = builder.timeout(timeout).header("User-Agent", "assay").build();
    boolean ours =
        settings.trackingUri().getRawAuthority().equals(request.uri().getRawAuthority())
            && settings.trackingUri().getScheme().equals(request.uri().getScheme());
    if (ours) {
      settings.credentials().authorization().ifPresent(v -> builder.header("Authorization", v));
    }
    return builder.build();
  }

  private static byte[] body(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      return body.readNBytes(LARGEST + 1);
    }
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String seconds = response.headers().firstValue("Retry-After").orElse("");
    return seconds.matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }

  private static String describe(HttpRequest request) {
    return request.method() + " " + request.uri();
  }

  /** Nothing is asked for twice that the server may have done: two runs would stand there. */
  private static boolean mayHelp(IOException e, HttpRequest request) {
    boolean sent = e instanceof HttpTimeoutException && !(e instanceof HttpConnectTimeoutException);
    return !(e instanceof SSLException) && !(sent && request.method().equals("POST"));
  }

  private static TrackerFailure away(HttpRequest request, IOException e, int attempts) {
    // A refused connection comes without words.
    String cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new TrackerFailure(
        Reason.AWAY,
        "No MLflow server answers %s (%s; attempts: %d). Start it, or correct MLFLOW_TRACKING_URI."
            .formatted(describe(request), cause, attempts),
        e);
  }

  private static TrackerFailure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new TrackerFailure(Reason.AWAY, "The work with MLflow was interrupted.", e);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
