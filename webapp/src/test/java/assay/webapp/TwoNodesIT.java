package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Program.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** Two servers on one database are one service. The tests build on each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {
  private static final String STREAM = "mobile-money";
  private static final Map<String, String> SETTINGS = Map.of("ASSAY_WEBHOOKS_PRIVATE", "true");

  /** The promise is two seconds; the rest is for machines that do other things meanwhile. */
  private static final Duration VISIBLE = Duration.ofSeconds(5);

  private static final Duration PROMISED = Duration.ofSeconds(2);

  private final List<String> told = new CopyOnWriteArrayList<>();
  private HttpServer receiver;
  private OwnServer firstServer;
  private OwnServer secondServer;
  private Program first;
  private Program second;
  private Program clientOfFirst;
  private Program clientOfSecond;
  private String boosted = "";
  private String logistic = "";

  @BeforeAll
  void start() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          told.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    firstServer = OwnServer.start("two-nodes", SETTINGS);
    secondServer = OwnServer.beside(firstServer, SETTINGS);
    first = Person.loggedIn(firstServer.installation(), "admin").keyOf("admin", "two nodes");
    second = new Program(secondServer.installation(), first.key());
    clientOfFirst = firstServer.installation().client();
    clientOfSecond = new Program(secondServer.installation(), clientOfFirst.key());
    boosted = champion(clientOfFirst);
    var pmml =
        Files.readAllBytes(
            firstServer.installation().models().resolve(STREAM + "/alternatives/logistic.pmml"));
    logistic =
        first
            .post("/models?stream=" + STREAM + "&purpose=propose", "application/xml", pmml)
            .expect(201)
            .json()
            .path("sha256")
            .asText();
    first
        .post(
            "/webhooks",
            "{\"url\": \"http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook\"}")
        .expect(201);
  }

  @AfterAll
  void stop() throws Exception {
    receiver.stop(0);
    if (secondServer != null) {
      secondServer.close();
    }
    if (firstServer != null) {
      firstServer.close();
    }
  }

  private static String champion(Program client) {
    return client
        .post("/predict?stream=" + STREAM, Events.smallPayment(5, "C1"))
        .expect(200)
        .json()
        .at("/model/sha256")
        .asText();
  }

  private static Answer tell(Program by, String sha256, String deed) {
    return by.post("/models/" + sha256 + "/" + deed + "?stream=" + STREAM, "{\"reason\": \"\"}");
  }

  private static long millisUntil(String what, java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long start = System.nanoTime();
    OwnServer.await(what, VISIBLE, condition);
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** The quickest of a few tells what the software does, the others what else the machine did. */
  @Test
  @Order(1)
  void aSwitchAndARollBackReachTheOtherNodeWithinTwoSeconds(TestReporter report) throws Exception {
    long quickest = Long.MAX_VALUE;
    long quickestBack = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      tell(first, logistic, "activate").expect(200);
      assertThat(champion(clientOfFirst)).isEqualTo(logistic);
      quickest =
          Math.min(
              quickest, millisUntil("switched", () -> champion(clientOfSecond).equals(logistic)));

      long start = System.nanoTime();
      second.post("/models/rollback?stream=" + STREAM, "", new byte[0]).expect(200);
      quickestBack = Math.min(quickestBack, (System.nanoTime() - start) / 1_000_000);
      assertThat(champion(clientOfSecond)).isEqualTo(boosted);
      millisUntil("rolled back", () -> champion(clientOfFirst).equals(boosted));
    }
    report.publishEntry("milliseconds of a switch", Long.toString(quickest));
    report.publishEntry("milliseconds of a roll-back", Long.toString(quickestBack));
    assertThat(quickest).isLessThan(PROMISED.toMillis());
    assertThat(quickestBack).isLessThan(1000);
  }

  @Test
  @Order(2)
  void aChallengerScoresTheEventsOfBothNodesOnce() throws Exception {
    tell(first, logistic, "challenge").expect(200);
    for (int i = 0; i < 40; i++) {
      (i % 2 == 0 ? clientOfFirst : clientOfSecond)
          .score(STREAM, Events.smallPayment(5 + i, "C" + i))
          .expect(200);
    }
    OwnServer.await(
        "scored in the shadow", Duration.ofSeconds(30), () -> shadow(second).equals("40"));
    Thread.sleep(2500); // time for the other node to do it once more
    assertThat(shadow(first)).isEqualTo("40");
    assertThat(
            firstServer
                .installation()
                .count("SELECT sum(events) FROM shadow_count WHERE champion_tier <> 'NONE'"))
        .isEqualTo(40);
    tell(second, logistic, "retire").expect(200);
  }

  private String shadow(Program by) {
    return by.get("/models/" + logistic + "/shadow?stream=" + STREAM)
        .expect(200)
        .json()
        .path("events")
        .asText();
  }

  @Test
  @Order(3)
  void aVerdictIsSeenOnBothAndGivenOnce() {
    var id =
        clientOfFirst
            .score(STREAM, Events.emptiedAccount(650_000, "C9"))
            .expect(200)
            .json()
            .path("caseId")
            .asText();
    second.post("/cases/" + id + "/claim", "").expect(200);
    second.post("/cases/" + id + "/verdict", "{\"verdict\": \"flagged\"}").expect(200);

    var seen = first.get("/cases/" + id).expect(200).json();
    assertThat(seen.at("/item/state/name").asText()).isEqualTo("closed");
    assertThat(seen.at("/item/state/verdict").asText()).isEqualTo("flagged");
    first.post("/cases/" + id + "/verdict", "{\"verdict\": \"cleared\"}").expect(409);
  }

  @Test
  @Order(4)
  void aTrialIsDoneByOneNode() throws Exception {
    tell(second, logistic, "trial").expect(200);
    OwnServer.await(
        "tried",
        Duration.ofSeconds(40),
        () ->
            !first
                .get("/models/" + logistic + "/trial?stream=" + STREAM)
                .expect(200)
                .json()
                .path("state")
                .asText()
                .equals("running"));
    var report = first.get("/models/" + logistic + "/trial?stream=" + STREAM).json().path("report");
    assertThat(report.path("events").asInt()).isEqualTo(41);
    assertThat(report.at("/speed/heapBytes").asLong()).isPositive();
  }

  @Test
  @Order(5)
  void modelsComeAndGoUnderLoadWithoutAFailedRequest(TestReporter report) throws Exception {
    var calls = new AtomicInteger();
    Load load =
        new Load(
            6,
            () -> {
              int call = calls.incrementAndGet();
              var client = call % 2 == 0 ? clientOfFirst : clientOfSecond;
              return client.post(
                  (call % 3 == 0 ? "/predict" : "/score") + "?stream=" + STREAM,
                  Events.smallPayment(call, "C" + call));
            });
    try (load) {
      for (int i = 0; i < 4; i++) {
        var one = i % 2 == 0 ? first : second;
        var other = i % 2 == 0 ? second : first;
        tell(one, logistic, "challenge").expect(200);
        Thread.sleep(700);
        tell(other, logistic, "activate").expect(200);
        Thread.sleep(700);
        one.post("/models/rollback?stream=" + STREAM, "", new byte[0]).expect(200);
        Thread.sleep(700);
      }
    }
    report.publishEntry("calls", Integer.toString(calls.get()));
    assertThat(load.unreachable()).isZero();
    assertThat(load.samples())
        .hasSizeGreaterThan(200)
        .allSatisfy(
            sample -> assertThat(sample.status()).as(sample.answer().text()).isEqualTo(200));
    assertThat(
            load.samples().stream()
                .map(sample -> sample.answer().json().at("/model/sha256").asText())
                .distinct())
        .containsExactlyInAnyOrder(boosted, logistic);
  }

  @Test
  @Order(6)
  void theStormBreakerFallsOnceForBothNodes() throws Exception {
    var file = firstServer.installation().models().resolve(STREAM + "/champion.pmml");
    var source = file.resolveSibling("wrong.tmp");
    Files.write(source, ModelSafetyIT.wrong());
    Files.move(source, file, StandardCopyOption.REPLACE_EXISTING);
    OwnServer.await(
        "swapped on both",
        Duration.ofSeconds(20),
        () ->
            !champion(clientOfFirst).equals(boosted) && !champion(clientOfSecond).equals(boosted));
    for (int i = 0; i < 120; i++) {
      (i % 2 == 0 ? clientOfFirst : clientOfSecond)
          .score(STREAM, Events.smallPayment(5 + i % 7, "S" + i))
          .expect(200);
    }

    OwnServer.await(
        "back on both",
        Duration.ofSeconds(60),
        () -> champion(clientOfFirst).equals(boosted) && champion(clientOfSecond).equals(boosted));
    Thread.sleep(3000); // several looks of both
    assertThat(
            firstServer
                .installation()
                .count(
                    "SELECT count(*) FROM model_change"
                        + " WHERE changed_by = 'storm-breaker' AND stage = 'CHAMPION'"))
        .isEqualTo(1);
    for (JsonNode model : second.get("/models?stream=" + STREAM).expect(200).json().path("items")) {
      assertThat(model.path("stage").asText()).isIn("champion", "retired");
    }
  }

  @Test
  @Order(7)
  void receiversAreToldOfEachChangeOnce() throws Exception {
    long changes = firstServer.installation().count("SELECT count(*) FROM webhook_message");
    OwnServer.await("told", Duration.ofSeconds(30), () -> told.size() >= changes);
    Thread.sleep(3000);
    assertThat(told).doesNotHaveDuplicates().hasSize((int) changes);
  }
}
