package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The server beside a real event source that sends no key. The tests build on each other: they
 * share one server, which starts before its source.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EventSourceIT {
  private static final int SOURCE_PORT = Integer.getInteger("assay.port") + 60;
  private static final int EVENTS = 30;

  private static OwnServer own;
  private static Installation server;
  private static Process source;

  @BeforeAll
  static void startWithoutSource() throws Exception {
    String url = "http://127.0.0.1:" + SOURCE_PORT;
    own =
        OwnServer.start(
            "event-source",
            Map.of(
                "ASSAY_REGISTER_URL",
                url + "/register",
                "ASSAY_PAGES_URL",
                url + "/api/",
                "ASSAY_POLL_SECONDS",
                "1",
                "ASSAY_SOURCE_ADDRESSES",
                "ticketing=127.0.0.1"));
    server = own.installation();
  }

  @AfterAll
  static void stop() throws Exception {
    if (source != null) {
      source.destroy();
      source.waitFor();
    }
    if (own != null) {
      own.close();
    }
  }

  @Test
  @Order(1)
  void isReadyWithoutItsSourceAndSaysSo() throws Exception {
    assertThat(own.isReady()).isTrue();
    assertThat(health()).contains("Registration of 127.0.0.1:", "RETRYING", "Poll of");
    server.client().score("ticketing", Events.ticketing(server)).expect(200);
  }

  @Test
  @Order(2)
  void letsAnAddressWithoutKeyPostEventsOfItsStreamOnly() throws Exception {
    var nobody = server.nobody();
    nobody.score("ticketing", Events.ticketing(server)).expect(200);
    nobody.post("/score", Events.ticketing(server)).expect(200);
    nobody.score("mobile-money", Events.smallPayment(3, "C1")).expect(401);
    nobody.post("/score?stream=ticketing&stream=mobile-money", "{}").expect(401);
    nobody.post("/predict?stream=ticketing", Events.ticketing(server)).expect(401);
    nobody.post("/score/batch?stream=ticketing", Events.ticketing(server)).expect(401);
    nobody.get("/decisions/x").expect(401);
    nobody.get("/models").expect(401);
  }

  @Test
  @Order(3)
  void takesEveryEventOnceFromASourceThatComesLater() throws Exception {
    long before = server.count("SELECT count(*) FROM decision");
    source = feed();
    OwnServer.await("registered", Duration.ofSeconds(90), () -> health().contains("REGISTERED"));
    OwnServer.await("stored", Duration.ofSeconds(60), () -> decisions() >= before + EVENTS);
    OwnServer.await("polling", Duration.ofSeconds(60), () -> health().contains("POLLING"));
    // What is pushed and polled comes twice; a look or two later it is still stored once.
    Thread.sleep(3000);
    assertThat(decisions()).isEqualTo(before + EVENTS);
    assertThat(
            server.count(
                "SELECT count(*) FROM decision WHERE fields ?? 'acct_type' OR stream <> 'ticketing'"))
        .isZero();
  }

  @Test
  @Order(4)
  void goesOnWithoutItsSource() throws Exception {
    source.destroy();
    source.waitFor();
    OwnServer.await("noticed", Duration.ofSeconds(60), () -> health().contains("since failure"));
    assertThat(own.isReady()).isTrue();
    server.client().score("ticketing", Events.ticketing(server)).expect(200);
  }

  private static long decisions() {
    try {
      return server.count("SELECT count(*) FROM decision");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String health() {
    try {
      return Server.get(server.managementUrl("/health/ready")).body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The feed of the command line, in a process of its own. */
  private static Process feed() throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "assay.adapters.cli.AssayCli",
                "feed"));
    command.addAll(
        Arrays.asList(
            ("--generate ticketing --seed 7 --rate 20 --stay --count " + EVENTS + " --port ")
                .concat(Integer.toString(SOURCE_PORT))
                .split(" ")));
    var output = server.data().resolveSibling("feed.log");
    Files.createDirectories(output.getParent());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File(output.toString()))
        .start();
  }
}
