package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** Models come and go under load. The tests build on each other: they share one server. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HotSwapIT {
  private static final String STREAM = "mobile-money";
  private static final int CALLERS = 8;

  /** The promise is two seconds; the rest is for machines that do other things meanwhile. */
  private static final Duration VISIBLE = Duration.ofSeconds(5);

  private static OwnServer own;
  private static Installation server;
  private static Program client;
  private static Path folder;
  private static byte[] boosted;
  private static byte[] logistic;

  @BeforeAll
  static void start() throws Exception {
    own = OwnServer.start("hot-swap", Map.of());
    server = own.installation();
    client = server.client();
    folder = server.models().resolve(STREAM);
    boosted = Files.readAllBytes(folder.resolve("champion.pmml"));
    logistic = Files.readAllBytes(folder.resolve("alternatives/logistic.pmml"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (own != null) {
      own.close();
    }
  }

  /** A way to put a file in place. */
  @FunctionalInterface
  private interface Placement {
    void put(byte[] model, Path target) throws Exception;
  }

  private static void copy(byte[] model, Path target) throws IOException {
    var source = Files.write(folder.resolveSibling("source.tmp"), model);
    Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void move(byte[] model, Path target) throws IOException {
    var source = Files.write(folder.resolve(".champion.pmml.tmp"), model);
    Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void rewrite(byte[] model, Path target) throws IOException {
    Files.write(target, model);
  }

  private static void trickle(byte[] model, Path target) throws Exception {
    int chunk = model.length / 12 + 1;
    try (OutputStream out = Files.newOutputStream(target)) {
      for (int from = 0; from < model.length; from += chunk) {
        out.write(model, from, Math.min(chunk, model.length - from));
        // Longer than what a finished file rests for before it is taken.
        Thread.sleep(from == 0 ? 1500 : 150);
      }
    }
  }

  @Test
  @Order(1)
  void swapsUnderLoadWithoutAFailedRequest(TestReporter report) throws Exception {
    var calls = new AtomicInteger();
    var took = new ArrayList<Long>();
    Load load =
        new Load(
            CALLERS,
            () -> {
              int call = calls.incrementAndGet();
              var event = Events.emptiedAccount(100 + call, "C" + call);
              return client.post(
                  (call % 2 == 0 ? "/score" : "/predict") + "?stream=" + STREAM, event);
            });
    try (load) {
      List<Placement> ways =
          List.of(
              HotSwapIT::copy,
              HotSwapIT::move,
              HotSwapIT::rewrite,
              HotSwapIT::trickle,
              HotSwapIT::move,
              HotSwapIT::trickle);
      byte[] next = logistic;
      for (var way : ways) {
        way.put(next, folder.resolve("champion.pmml"));
        long placed = System.nanoTime();
        String sha256 = sha256(next);
        OwnServer.await("swapped", VISIBLE, () -> champion().equals(sha256));
        took.add((System.nanoTime() - placed) / 1_000_000);
        next = next == logistic ? boosted : logistic;
      }
    }
    report.publishEntry("milliseconds of each swap", took.toString());
    report.publishEntry("calls", Integer.toString(calls.get()));
    assertThat(load.unreachable()).isZero();
    assertThat(load.samples())
        .hasSizeGreaterThan(1000)
        .allSatisfy(
            sample -> assertThat(sample.status()).as(sample.answer().text()).isEqualTo(200));
    assertThat(load.samples().stream().map(sample -> model(sample.answer().json())).distinct())
        .containsExactlyInAnyOrder(sha256(boosted), sha256(logistic));
    assertThat(stages()).doesNotContainValue("rejected");
    everyDecisionReplays(load);
  }

  private static void everyDecisionReplays(Load load) throws Exception {
    var ids =
        server.query(row -> row.getString(1), "SELECT id FROM decision WHERE stream = ?", STREAM);
    assertThat(ids).hasSizeGreaterThan(load.samples().size() / 3);
    int step = Math.max(1, ids.size() / 500);
    for (int i = 0; i < ids.size(); i += step) {
      var replay = client.get("/decisions/" + ids.get(i) + "/replay").expect(200).json();
      assertThat(replay.path("equal").asBoolean()).as(replay.toString()).isTrue();
    }
  }

  @Test
  @Order(2)
  void refusesBadFilesWithAReasonAndGoesOn() throws Exception {
    String before = champion();
    Files.write(folder.resolve("champion.pmml"), Arrays.copyOf(boosted, boosted.length / 2));
    var card = server.models().resolve("card-pca/champion.pmml");
    Files.copy(card, folder.resolve("other-inputs.pmml"));
    Files.writeString(folder.resolve("entities.pmml"), withEntity());
    Files.writeString(folder.resolve("no-probability.pmml"), withoutProbability());
    OwnServer.await(
        "refused",
        Duration.ofSeconds(30),
        () -> stages().values().stream().filter("rejected"::equals).count() == 4);
    assertThat(champion()).isEqualTo(before);
    for (JsonNode model : client.get("/models?stream=" + STREAM).json().path("items")) {
      if (model.path("stage").asText().equals("rejected")) {
        assertThat(model.path("reason").asText()).hasSizeGreaterThan(20);
        assertThat(Files.readString(server.log()))
            .contains(
                model.path("source").asText()
                    + " ("
                    + model.path("sha256").asText("").substring(0, 8));
      }
    }
    assertThat(reasonFor("other-inputs.pmml")).contains("V1");
    assertThat(reasonFor("no-probability.pmml")).containsIgnoringCase("probability");
    assertThat(reasonFor("entities.pmml")).doesNotContain("root:");
    client.score(STREAM, Events.smallPayment(20, "C1")).expect(200);
  }

  @Test
  @Order(3)
  void keepsWhatServedAfterARestart() throws Exception {
    var before = stages();
    String champion = champion();
    own.stop();
    own.restart();
    var decision = client.score(STREAM, Events.smallPayment(30, "C2")).expect(200).json();
    assertThat(model(decision)).isEqualTo(champion);
    // Several looks at the folder later nothing has come back.
    Thread.sleep(3000);
    assertThat(stages()).isEqualTo(before);
    var served = client.get("/models/" + champion).expect(200).json();
    assertThat(served.at("/items/0/history").size()).isGreaterThan(1);
  }

  private static String champion() {
    var decision = client.post("/predict?stream=" + STREAM, Events.smallPayment(5, "C1"));
    return model(decision.expect(200).json());
  }

  private static String model(JsonNode decision) {
    return decision.at("/model/sha256").asText();
  }

  private static Map<String, String> stages() {
    var stages = new TreeMap<String, String>();
    for (JsonNode model : client.get("/models?stream=" + STREAM).expect(200).json().path("items")) {
      stages.put(model.path("sha256").asText(), model.path("stage").asText());
    }
    return stages;
  }

  private static String reasonFor(String source) {
    var models = client.get("/models?stream=" + STREAM).expect(200).json().path("items");
    return StreamSupport.stream(models.spliterator(), false)
        .filter(model -> model.path("source").asText().equals(source))
        .findFirst()
        .orElseThrow()
        .path("reason")
        .asText();
  }

  private static String withEntity() {
    String document = new String(logistic, StandardCharsets.UTF_8);
    int root = document.indexOf("<PMML");
    return document.substring(0, root)
        + "<!DOCTYPE PMML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        + document.substring(root).replaceFirst("<Header>", "<Header description=\"a\">&x;");
  }

  private static String withoutProbability() {
    return """
        <?xml version="1.0"?>
        <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/>
          <DataDictionary>
            <DataField name="amount" optype="continuous" dataType="double"/>
            <DataField name="y" optype="continuous" dataType="double"/>
          </DataDictionary>
          <RegressionModel functionName="regression">
            <MiningSchema><MiningField name="amount"/><MiningField name="y" usageType="target"/></MiningSchema>
            <RegressionTable intercept="3"><NumericPredictor name="amount" coefficient="2"/></RegressionTable>
          </RegressionModel>
        </PMML>
        """;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
