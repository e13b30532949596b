package assay.adapters.registration;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.registration.SourceClient.Pace;
import assay.adapters.registration.SourceStatus.State;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceClientTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
  private final List<String> taken = new CopyOnWriteArrayList<>();

  @AfterEach
  void stops() {
    executor.shutdownNow();
  }

  @Test
  void registersAndRegistersAgainAfterThePause() throws Exception {
    try (var source = new Source(0, request -> "{\"Message\": \"Added\"}");
        var client = new RegistrationClient(source.url("/register"), "::1", 8080, pace(20))) {
      assertThat(client.status()).isEqualTo(new SourceStatus(State.OFF, NOW, null, 0));
      client.start();
      await(() -> source.requests.size() >= 3);
      assertThat(source.requests).containsOnly("POST /register ip=%3A%3A1&port=8080");
      assertThat(client.status()).isEqualTo(new SourceStatus(State.REGISTERED, NOW, null, 0));

      client.stop();
      TimeUnit.MILLISECONDS.sleep(100);
      int until = source.requests.size();
      TimeUnit.MILLISECONDS.sleep(100);
      assertThat(source.requests).hasSize(until);
      assertThat(client.status().state()).isEqualTo(State.OFF);
    }
  }

  @Test
  void triesAgainWhileTheSourceIsAwayOrRefusesAndRecoversByItself() throws Exception {
    int port;
    try (var gone = new Source(0, request -> "503")) {
      port = gone.port();
    }
    var refuse = new AtomicInteger(2);
    try (var client =
        new RegistrationClient(
            URI.create("http://127.0.0.1:" + port + "/register"), "127.0.0.1", 1, pace(20))) {
      client.start();
      await(() -> client.status().failures() >= 2);
      assertThat(client.status().state()).isEqualTo(State.RETRYING);
      assertThat(client.status().problem()).contains(String.valueOf(port));
      try (var back = new Source(port, request -> refuse.getAndDecrement() > 0 ? "403" : "{}")) {
        await(() -> client.status().state() == State.REGISTERED);
        assertThat(back.requests.size()).isGreaterThanOrEqualTo(3);
      }
    }
  }

  @Test
  void handsOverSingleEventsByteForByteAndRepeatsOnce() throws Exception {
    var answers =
        List.of(
            "{\"object_id\": 1, \"a\": 1.50, \"b\": {\"object_id\": 7}}",
            "{ \"object_id\":1, \"again\": true}",
            "[1]",
            "{\"no\": \"é\"}",
            "{\"no\": \"é\"}",
            "410");
    var turn = new AtomicInteger();
    try (var source =
            new Source(0, r -> answers.get(Math.min(turn.getAndIncrement(), answers.size() - 1)));
        var poll = new SinglePoll(source.url("/data_point"), "object_id", this::take, pace(5))) {
      poll.start();
      await(() -> turn.get() > answers.size() && poll.status().failures() > 0);
      assertThat(taken).containsExactly(answers.get(0), answers.get(3), answers.get(4));
      assertThat(poll.status().problem()).contains("410");
    }
  }

  @Test
  void saysWhereAnAnswerIsBrokenWithoutQuotingIt() throws Exception {
    try (var source = new Source(0, request -> "{\"object_id\": secret}");
        var poll = new SinglePoll(source.url("/data_point"), "object_id", this::take, pace(5))) {
      poll.start();
      await(() -> poll.status().failures() > 0);
      assertThat(poll.status().problem()).contains("not JSON at line 1").doesNotContain("secret");
      assertThat(taken).isEmpty();
    }
  }

  @Test
  void followsSequenceNumbersThroughAllPagesAndDropsRepeats() throws Exception {
    try (var source = new Source(0, SourceClientTest::pageOfThree);
        var poll =
            new PagedPoll(source.url("/api/"), "k\"1", "object_id", 0, this::take, pace(20))) {
      poll.start();
      await(() -> taken.size() >= 7);
      TimeUnit.MILLISECONDS.sleep(60);
      assertThat(taken).containsExactlyElementsOf(events(0, 7));
      assertThat(poll.sequenceNumber()).isEqualTo(7);
      assertThat(source.requests.get(0))
          .isEqualTo("POST /api/ {\"api_key\":\"k\\\"1\",\"sequence_number\":0}");
      assertThat(poll.status().state()).isEqualTo(State.POLLING);
    }
  }

  @Test
  void losesAndSkipsNothingWhileTheIntakeFails() throws Exception {
    var attempts = new AtomicInteger();
    EventIntake sometimes =
        event -> {
          if (attempts.getAndIncrement() % 3 != 2) {
            throw new IOException("The database is away.");
          }
          take(event);
        };
    try (var source = new Source(0, SourceClientTest::pageOfThree);
        var poll = new PagedPoll(source.url("/api/"), "", "object_id", 0, sometimes, pace(5))) {
      poll.start();
      await(() -> poll.status().failures() > 0);
      assertThat(poll.status().problem()).isEqualTo("The database is away.");
      await(() -> taken.size() >= 7);
      TimeUnit.MILLISECONDS.sleep(60);
      assertThat(taken).containsExactlyElementsOf(events(0, 7));
    }
  }

  @Test
  void waitsLongerAfterEachFailureUpToAMinute() {
    var backoff = Backoff.upToAMinute(new SplittableRandom(1));
    for (int failures = 1; failures < 100; failures++) {
      double whole = Math.min(60_000, 1000 * Math.pow(2, failures - 1));
      assertThat((double) backoff.after(failures).toMillis()).isBetween(whole / 2, whole + 1);
    }
  }

  /** Seven events in pages of three, of which the first repeats the last of the page before. */
  private static String pageOfThree(String request) {
    int from = Integer.parseInt(request.replaceAll(".*sequence_number\":(\\d+)}", "$1"));
    int to = Math.min(7, from + 3);
    String data = String.join(" , ", events(from == 7 ? 7 : Math.max(0, from - 1), to));
    return "{\"_next_sequence_number\": " + to + ", \"data\": [" + data + "], \"x\": [{}]}";
  }

  private static List<String> events(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i -> "{\"name\": \"çé\\u00e9 " + i + "\", \"object_id\": 900000000000000000" + i + "}")
        .toList();
  }

  private void take(byte[] event) {
    taken.add(new String(event, StandardCharsets.UTF_8));
  }

  private Pace pace(int pauseMillis) {
    var backoff = new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), new SplittableRandom(1));
    return new Pace(
        executor, Duration.ofMillis(pauseMillis), backoff, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    assertThat(done.getAsBoolean()).as("happened within ten seconds").isTrue();
  }
}
