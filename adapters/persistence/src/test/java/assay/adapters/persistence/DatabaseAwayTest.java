package assay.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.application.StorageUnavailable;
import assay.application.scoring.DecisionLog.Appended;
import assay.application.scoring.DecisionSamples;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseAwayTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  @TempDir Path folder;

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("pg"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static DataSource at(int port) {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setUser("postgres");
    source.setPassword("postgres");
    source.setDatabaseName("postgres");
    return source;
  }

  @Test
  void losesNothingItAnsweredAndRecoversByItself() throws Exception {
    int port = freePort();
    var postgres = start(port);
    var source = at(port);
    new Schema(source).migrate();
    var answered = new ConcurrentLinkedQueue<DecisionId>();
    var running = new AtomicBoolean(true);
    try (var log = PostgresDecisionLog.start(source, Thread::new)) {
      var callers = callers(log, running, answered);
      await(() -> answered.size() > 200);
      postgres.close();
      int before = answered.size();

      assertUnavailableInTime(log);
      assertThatThrownBy(() -> log.find(new DecisionId(UUID.randomUUID())))
          .isInstanceOf(StorageUnavailable.class);
      assertThat(new Database(source).ping()).isFalse();

      postgres = start(port);
      await(() -> answered.size() > before + 200);
      running.set(false);
      callers.forEach(CompletableFuture::join);
      assertThat(answered).allSatisfy(id -> assertThat(log.find(id)).isPresent());
    } finally {
      running.set(false);
      postgres.close();
    }
  }

  private static List<CompletableFuture<Void>> callers(
      PostgresDecisionLog log, AtomicBoolean running, Queue<DecisionId> answered) {
    var callers = new ArrayList<CompletableFuture<Void>>();
    var stream = DecisionSamples.freshStream();
    for (int i = 0; i < 4; i++) {
      callers.add(
          CompletableFuture.runAsync(
              () -> {
                while (running.get()) {
                  appendOne(log, stream, answered);
                }
              },
              task -> new Thread(task).start()));
    }
    return callers;
  }

  private static void appendOne(
      PostgresDecisionLog log, StreamName stream, Queue<DecisionId> answered) {
    var entry = DecisionSamples.fresh().in(stream).entry();
    try {
      log.append(entry).join();
      answered.add(entry.decision().id());
    } catch (CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(StorageUnavailable.class);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  @Test
  void failsInTimeWhereTheServerAcceptsAndNeverAnswers() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        var log = PostgresDecisionLog.start(at(silent.getLocalPort()), DatabaseAwayTest::daemon)) {
      var waiting = new ArrayList<CompletableFuture<Appended>>();
      for (int i = 0; i < 100; i++) {
        waiting.add(log.append(DecisionSamples.fresh().entry()));
      }

      assertThat(waiting)
          .allSatisfy(
              one ->
                  assertThat(one)
                      .failsWithin(TWO_SECONDS)
                      .withThrowableThat()
                      .withCauseInstanceOf(StorageUnavailable.class));
      assertThat(log.append(DecisionSamples.fresh().entry()))
          .as("nobody waits while the database is known to be away")
          .isCompletedExceptionally();
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  @Test
  void failsInTimeWhereNothingListens() throws Exception {
    try (var log = PostgresDecisionLog.start(at(freePort()), Thread::new)) {
      assertUnavailableInTime(log);
      assertThat(log.append(DecisionSamples.fresh().entry())).isCompletedExceptionally();
    }
  }

  @Test
  void refusesWhatComesAfterItsEnd() throws Exception {
    var log = PostgresDecisionLog.start(TestDatabase.shared(), Thread::new);
    log.close();

    assertThat(log.append(DecisionSamples.fresh().entry())).isCompletedExceptionally();
  }

  private static void assertUnavailableInTime(PostgresDecisionLog log) {
    assertThat(log.append(DecisionSamples.fresh().entry()))
        .failsWithin(TWO_SECONDS)
        .withThrowableThat()
        .withCauseInstanceOf(StorageUnavailable.class)
        .havingCause()
        .satisfies(e -> assertThat(((StorageUnavailable) e).retryAfter()).isEqualTo(TWO_SECONDS));
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited 30 s").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
