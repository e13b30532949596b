package assay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);
  private static final long STALL = 400;

  private final AtomicInteger received = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void countsEveryAnswerOfAClosedLoop() throws InterruptedException {
    var target = serving(0, 200);
    var sample = new Load(target, 4).run(Pace.closedLoop(ONE_SECOND), ONE_SECOND);
    assertThat(sample.failures()).isZero();
    assertThat(sample.answered()).isEqualTo(received.get()).isGreaterThan(20);
    assertThat(sample.nanos()).isBetween(millis(1000), millis(2000));
    assertThat(sample.rate()).isGreaterThan(20);
  }

  @Test
  void sendsAsManyRequestsAsTheRateSays() throws InterruptedException {
    var target = serving(0, 200);
    var sample = new Load(target, 4).run(Pace.openLoop(100, ONE_SECOND), ONE_SECOND);
    assertThat(sample.answered()).isEqualTo(100);
    assertThat(sample.nanos()).isGreaterThan(millis(980));
  }

  @Test
  void countsTheWaitOfRequestsThatAStallHeldBack() throws InterruptedException {
    // Given a server that stalls once, at the tenth of the hundred requests of a second
    var target = serving(10, 200);
    // When they come over one connection, so that the others can't be sent meanwhile
    var sample = new Load(target, 1).run(Pace.openLoop(100, ONE_SECOND), ONE_SECOND);
    // Then all that were due during the stall are late, and not only the one that met it
    assertThat(sample.answered()).isEqualTo(100);
    assertThat(sample.millis(80)).isGreaterThan(STALL / 4.0);
    assertThat(sample.longestMillis()).isGreaterThanOrEqualTo(STALL);
  }

  @Test
  void seesOnlyOneSlowAnswerInAClosedLoop() throws InterruptedException {
    var target = serving(10, 200);
    var sample = new Load(target, 1).run(Pace.closedLoop(ONE_SECOND), ONE_SECOND);
    assertThat(sample.longestMillis()).isGreaterThanOrEqualTo(STALL);
    assertThat(sample.millis(80)).isLessThan(STALL / 4.0);
  }

  @Test
  void countsAnswersOtherThan200AsFailures() throws InterruptedException {
    var target = serving(0, 503);
    var sample = new Load(target, 2).run(Pace.openLoop(50, ONE_SECOND), ONE_SECOND);
    assertThat(sample.answered()).isZero();
    assertThat(sample.failures()).isEqualTo(50);
    assertThat(sample.reasons()).first().asString().contains("503").contains("ok");
  }

  @Test
  void countsAServerThatIsNotThereAsAFailure() throws InterruptedException {
    var target = serving(0, 200);
    server.stop(0);
    var sample = new Load(target, 2).run(Pace.openLoop(50, ONE_SECOND), ONE_SECOND);
    assertThat(sample.failures()).isPositive();
    assertThat(sample.answered()).isZero();
  }

  /** A server that stalls at one request, counted from 1, or at none. */
  private Target serving(int stalled, int status) {
    server.createContext(
        "/",
        exchange -> {
          if (received.incrementAndGet() == stalled) {
            LockSupport.parkNanos(millis(STALL));
          }
          exchange.sendResponseHeaders(status, 2);
          exchange.getResponseBody().write(new byte[] {'o', 'k'});
          exchange.close();
        });
    server.start();
    var address = server.getAddress();
    return new Target(
        Target.Kind.HELLO,
        "GET /",
        Optional.empty(),
        address,
        List.of(Requests.get(address, "/")),
        Optional.empty(),
        "ok");
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
