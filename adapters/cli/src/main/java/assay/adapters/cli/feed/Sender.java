package assay.adapters.cli.feed;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to the receivers, without waiting for one before the next. Receivers that can't be
 * reached are dropped; those that answer with an error are kept, as they are there. Thread-safe.
 */
final class Sender {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int AT_ONCE = 64;
  private static final int FAILURES = 3;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Map<Receiver, Integer> failures = new ConcurrentHashMap<>();
  private final String path;
  private final @Nullable String apiKey;
  private final Consumer<String> log;

  /**
   * @param path where receivers take events, with a query
   * @param apiKey sent as bearer token, if any
   * @param log one line per thing worth knowing, never a payload
   */
  Sender(String path, @Nullable String apiKey, Consumer<String> log) {
    this.path = path;
    this.apiKey = apiKey;
    this.log = log;
  }

  /** Adds a receiver; one that is there already stays as it is. */
  void register(Receiver receiver) {
    if (failures.put(receiver, 0) == null) {
      log.accept("Registered " + receiver);
    }
  }

  Set<Receiver> receivers() {
    return Set.copyOf(failures.keySet());
  }

  /** Sends to all receivers; waits only where too many requests are open. */
  void send(byte[] event) throws InterruptedException {
    for (Receiver receiver : receivers()) {
      free.acquire();
      var unused =
          ask(receiver, event)
              .handle(
                  (answer, failure) -> {
                    free.release();
                    settle(receiver, answer, failure);
                    return null;
                  });
    }
  }

  /** Waits until every request has its answer. */
  void drain() throws InterruptedException {
    free.acquire(AT_ONCE);
    free.release(AT_ONCE);
  }

  private CompletableFuture<HttpResponse<Void>> ask(Receiver receiver, byte[] event) {
    var request =
        HttpRequest.newBuilder(receiver.resolve(path))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(event));
    if (apiKey != null) {
      request.header("Authorization", "Bearer " + apiKey);
    }
    return client.sendAsync(request.build(), BodyHandlers.discarding());
  }

  private void settle(
      Receiver receiver, @Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
    if (answer != null) {
      failures.computeIfPresent(receiver, (r, n) -> 0);
      if (answer.statusCode() >= 300) {
        log.accept(receiver + " answered " + answer.statusCode());
      }
      return;
    }
    Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
    boolean unreachable =
        cause instanceof ConnectException
            || cause instanceof HttpConnectTimeoutException
            || cause instanceof NoRouteToHostException
            || !(cause instanceof IOException);
    int weight = unreachable ? FAILURES : 1;
    Integer count = failures.computeIfPresent(receiver, (r, n) -> n + weight);
    if (count != null && count >= FAILURES && failures.remove(receiver, count)) {
      log.accept("Dropped " + receiver + ", which can't be reached: " + cause);
    }
  }
}
