package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Program.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was answered stays, whatever is killed; and a database that is away is said to be away. */
class CrashIT {
  private static final int CALLERS = 8;
  private static final Random RANDOM = new Random(20261122);

  /** Two seconds are promised; a machine that does other things meanwhile gets one more. */
  private static final long SOON = 3000;

  private static OwnServer own;
  private static Installation server;
  private static Program client;
  private static final AtomicInteger CALLS = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    own = OwnServer.start("crash", Map.of());
    server = own.installation();
    client = server.client();
  }

  @AfterAll
  static void stop() throws Exception {
    if (own != null) {
      own.close();
    }
  }

  private static Answer score() {
    int call = CALLS.incrementAndGet();
    return client.score("mobile-money", Events.emptiedAccount(100 + call, "C" + call));
  }

  /** What a kill hits. */
  @FunctionalInterface
  private interface Blow {
    void strike() throws Exception;
  }

  @Test
  void keepsEveryAnswerThroughKills() throws Exception {
    List<Blow> blows =
        List.of(
            own::kill,
            () -> {
              own.database().destroyForcibly();
              own.kill();
            });
    for (Blow blow : blows) {
      var load = new Load(CALLERS, CrashIT::score);
      try (load) {
        OwnServer.await("busy", Duration.ofMinutes(1), () -> load.decided().size() > 200);
        Thread.sleep(RANDOM.nextInt(1500));
        blow.strike();
      }
      own.restart();
      assertThat(load.decided()).hasSizeGreaterThan(100);
      assertThat(load.samples()).allSatisfy(s -> assertThat(s.status()).isIn(200, 503));
      everyAnswerIsStored(load);
    }
  }

  @Test
  void tellsTheSameEventTheSameAfterAKill() throws Exception {
    long id = Events.freshId();
    String event = Events.ticketing(server, id);
    var before = client.score("ticketing", event).expect(200);
    own.kill();
    own.restart();
    var after = client.score("ticketing", event).expect(200);
    assertThat(after.body()).isEqualTo(before.body());
    assertThat(after.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void saysSoWhileTheDatabaseHangsAndRecoversByItself() throws Exception {
    int threadsBefore = own.threads();
    var load = new Load(CALLERS, CrashIT::score);
    try (load) {
      Thread.sleep(1500);
      own.signalDatabase("STOP");
      long stopped = System.nanoTime();
      try {
        OwnServer.await("down", Duration.ofSeconds(10), () -> !own.isReady());
        Thread.sleep(6000);
        assertThat(own.threads()).isLessThan(threadsBefore + 100);
      } finally {
        own.signalDatabase("CONT");
      }
      long resumed = System.nanoTime();
      refusedSoon(
          load.since(stopped + 100_000_000).stream().filter(s -> s.at() < resumed).toList());
      OwnServer.await("up again", Duration.ofSeconds(20), own::isReady);
      long up = System.nanoTime();
      OwnServer.await(
          "deciding again",
          Duration.ofSeconds(10),
          () -> load.since(up).stream().anyMatch(sample -> sample.status() == 200));
    }
    assertThat(load.unreachable()).isZero();
    everyAnswerIsStored(load);
  }

  @Test
  void recoversFromAKilledDatabaseByItself() throws Exception {
    var load = new Load(CALLERS, CrashIT::score);
    try (load) {
      Thread.sleep(1500);
      long killed = System.nanoTime();
      own.database().destroyForcibly();
      OwnServer.await(
          "deciding again",
          Duration.ofSeconds(60),
          () -> load.since(killed + 1_500_000_000L).stream().anyMatch(s -> s.status() == 200));
      refusedSoon(load.since(killed).stream().filter(sample -> sample.status() != 200).toList());
      OwnServer.await("up again", Duration.ofSeconds(30), own::isReady);
    }
    assertThat(load.unreachable()).isZero();
    everyAnswerIsStored(load);
  }

  private static void refusedSoon(List<Load.Sample> refused) {
    assertThat(refused).isNotEmpty();
    assertThat(refused)
        .allSatisfy(
            sample -> {
              assertThat(sample.status()).as(sample.answer().text()).isIn(200, 503);
              if (sample.status() == 503) {
                assertThat(sample.milliseconds()).isLessThan(SOON);
                assertThat(Long.parseLong(sample.answer().header("Retry-After"))).isPositive();
                assertThat(sample.answer().header("Content-Type"))
                    .startsWith("application/problem+json");
              }
            });
    assertThat(refused).anyMatch(sample -> sample.status() == 503);
  }

  private static void everyAnswerIsStored(Load load) throws Exception {
    var stored = new HashMap<String, String>();
    server.query(
        row -> stored.put(row.getString(1), new String(row.getBytes(2), StandardCharsets.UTF_8)),
        "SELECT id, answer FROM decision");
    assertThat(load.decided())
        .isNotEmpty()
        .allSatisfy(
            answer ->
                assertThat(stored.get(answer.json().path("decisionId").asText()))
                    .isEqualTo(answer.text()));
  }
}
