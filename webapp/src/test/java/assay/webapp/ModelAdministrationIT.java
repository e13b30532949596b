package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Program.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Model versions over HTTP, from submitting to rolling back. The tests build on each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelAdministrationIT {
  private static final String STREAM = "card-pca";

  private OwnServer own;
  private Installation server;
  private Program alice;
  private Program aliceAgain;
  private Program bob;
  private String first = "";
  private String logistic = "";

  @BeforeAll
  void start() throws Exception {
    own = OwnServer.start("model-administration", Map.of());
    server = own.installation();
    var admin = Person.loggedIn(server, "admin");
    alice = admin.keyOf("admin", "alice");
    aliceAgain = admin.keyOf("admin", "nightly job");
    bob = admin.letIn("admin", "bea").keyOf("admin", "bob");
    first = champion();
  }

  @AfterAll
  void stop() throws Exception {
    if (own != null) {
      own.close();
    }
  }

  private byte[] alternative(String name) throws Exception {
    return Files.readAllBytes(server.models().resolve(STREAM + "/alternatives/" + name));
  }

  private Answer submit(Program by, byte[] pmml, String purpose) {
    return by.post("/models?stream=" + STREAM + "&purpose=" + purpose, "application/xml", pmml);
  }

  private static Answer tell(Program by, String sha256, String deed, String reason) {
    return by.post(
        "/models/" + sha256 + "/" + deed + "?stream=" + STREAM, "{\"reason\": \"" + reason + "\"}");
  }

  private String champion() {
    for (JsonNode model : alice.get("/models?stream=" + STREAM).expect(200).json().path("items")) {
      if (model.path("stage").asText().equals("champion")) {
        return model.path("sha256").asText();
      }
    }
    return "";
  }

  @Test
  @Order(1)
  void aProposalIsKeptAndDescribed() throws Exception {
    var answer = submit(alice, alternative("logistic.pmml"), "propose").expect(201);
    logistic = answer.json().path("sha256").asText();
    assertThat(answer.json().path("stage").asText()).isEqualTo("candidate");
    assertThat(answer.json().path("submittedBy").asText()).isEqualTo("alice");
    assertThat(champion()).isEqualTo(first);

    alice.post("/models/" + logistic + "/notes", "{\"text\": \"Añadir julio.\"}").expect(200);
    alice
        .send(
            "PUT",
            "/models/" + logistic + "/tags",
            "application/json",
            BodyPublishers.ofString("{\"tags\": [\"june\", \"linear\"]}"))
        .expect(200);
    alice
        .send("PUT", "/models/" + logistic + "/aliases/simple", "", BodyPublishers.noBody())
        .expect(200);

    var model = server.client().get("/models/" + logistic).expect(200).json().at("/items/0");
    assertThat(model.at("/notes/0/text").asText()).isEqualTo("Añadir julio.");
    assertThat(model.path("tags")).hasToString("[\"june\",\"linear\"]");
    assertThat(model.path("aliases")).hasToString("[\"simple\"]");
    assertThat(model.path("inputs").size()).isGreaterThan(20);
    assertThat(alice.get("/models/" + logistic + "/pmml").expect(200).body())
        .isEqualTo(alternative("logistic.pmml"));
  }

  @Test
  @Order(2)
  void comparesTwoVersions() {
    var answer =
        alice
            .get("/models/" + logistic + "/comparison?stream=" + STREAM + "&with=" + first)
            .expect(200)
            .json();
    assertThat(answer.at("/left/sha256").asText()).isEqualTo(logistic);
    assertThat(answer.at("/right/stage").asText()).isEqualTo("champion");
    assertThat(answer.path("inputs").size()).isGreaterThan(20);
    assertThat(answer.path("inputs").findValuesAsText("left")).contains("number");
  }

  @Test
  @Order(3)
  void activatesAndRollsBackWithinASecond() throws Exception {
    tell(alice, logistic, "activate", "simpler").expect(200);
    assertThat(champion()).isEqualTo(logistic);

    long start = System.nanoTime();
    var back = alice.post("/models/rollback?stream=" + STREAM, "", new byte[0]).expect(200);
    long took = (System.nanoTime() - start) / 1_000_000;

    assertThat(back.json().path("sha256").asText()).isEqualTo(first);
    assertThat(took).as("milliseconds of a roll-back").isLessThan(1000);
    var event = Events.examples(server, STREAM).get(0);
    var decided = server.client().post("/predict?stream=" + STREAM, event).expect(200).json();
    assertThat(decided.at("/model/sha256").asText()).isEqualTo(first);
    var history = alice.get("/models/" + first).expect(200).json().at("/items/0/history");
    assertThat(history.at("/0/reason").asText()).isEqualTo("rolled back by alice");
  }

  @Test
  @Order(4)
  void refusesWhatTheRulesForbid() throws Exception {
    assertThat(tell(alice, first, "retire", "x").expect(409).json().path("type").asText())
        .isEqualTo("/problems/model-conflict");
    tell(alice, first, "reject", "x").expect(409);
    tell(alice, first, "activate", "x").expect(409);
    tell(alice, logistic, "reject", "x").expect(409);
    alice.post("/models/rollback?stream=" + STREAM, "", new byte[0]).expect(409);
    tell(alice, "0".repeat(64), "activate", "x").expect(404);
    tell(alice, "nonsense", "activate", "x").expect(404);
    alice.post("/models/" + logistic + "/reject", "{}").expect(422);
    submit(alice, alternative("logistic.pmml"), "nothing").expect(422);
    submit(alice, "<PMML/>".getBytes(StandardCharsets.UTF_8), "propose").expect(422);
    tell(server.client(), logistic, "activate", "x").expect(403);
    tell(server.nobody(), logistic, "activate", "x").expect(401);
    assertThat(champion()).isEqualTo(first);
  }

  @Test
  @Order(5)
  void aSecondAdministratorApproves() throws Exception {
    var definition = server.models().resolve(STREAM + "/stream.json");
    Files.writeString(
        definition,
        Files.readString(definition)
            .replaceFirst("\\{", "{\"model\": {\"activation\": \"approval\"},"));
    OwnServer.await(
        "under the new rule",
        Duration.ofSeconds(20),
        () ->
            alice
                .get("/streams/" + STREAM)
                .json()
                .path("definition")
                .asText()
                .equals(sha256Of(definition)));

    var xgboost = submit(alice, alternative("xgboost.pmml"), "decide").expect(201).json();
    String sha256 = xgboost.path("sha256").asText();
    assertThat(xgboost.path("stage").asText()).isEqualTo("candidate");
    assertThat(tell(alice, sha256, "approve", "mine").expect(409).text())
        .contains("another administrator");
    assertThat(tell(aliceAgain, sha256, "approve", "mine by another key").expect(409).text())
        .contains("another administrator");
    tell(bob, sha256, "approve", "looks right").expect(200);
    assertThat(champion()).isEqualTo(sha256);
  }

  private static String sha256Of(java.nio.file.Path file) {
    try {
      return assay.domain.event.Sha256.of(Files.readAllBytes(file)).hex();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  @Order(6)
  void challengersScoreEveryEventInTheShadow() throws Exception {
    tell(bob, logistic, "challenge", "once more").expect(200);
    assertThat(stage(logistic)).isEqualTo("challenger");
    for (String event : Events.examples(server, STREAM)) {
      server.client().score(STREAM, event).expect(200);
    }
    int events = Events.examples(server, STREAM).size();
    OwnServer.await(
        "scored in the shadow",
        Duration.ofSeconds(20),
        () -> shadow().path("events").asInt() == events);
    assertThat(shadow().path("failed").asInt()).isZero();
    assertThat(server.count("SELECT count(*) FROM shadow_score WHERE probability IS NOT NULL"))
        .isGreaterThanOrEqualTo(events);
    tell(bob, logistic, "retire", "seen enough").expect(200);
    assertThat(stage(logistic)).isEqualTo("retired");
  }

  private JsonNode shadow() {
    return alice.get("/models/" + logistic + "/shadow?stream=" + STREAM).expect(200).json();
  }

  private String stage(String sha256) {
    return alice.get("/models/" + sha256).expect(200).json().at("/items/0/stage").asText();
  }

  @Test
  @Order(7)
  void triesAVersionAgainstWhatWasDecided() throws Exception {
    alice.post("/models/" + logistic + "/trial?stream=" + STREAM, "", new byte[0]).expect(200);
    OwnServer.await(
        "tried", Duration.ofSeconds(30), () -> !trial().path("state").asText().equals("running"));
    var report = trial().path("report");
    assertThat(trial().path("state").asText()).isEqualTo("passed");
    assertThat(report.path("events").asInt()).isEqualTo(Events.examples(server, STREAM).size());
    assertThat(report.path("failed").asInt()).isZero();
    assertThat(report.at("/speed/p99Micros").asDouble()).isPositive();
    assertThat(report.at("/speed/loadMillis").asDouble()).isPositive();
    var changes =
        alice.get("/models/" + logistic + "/trial/changes?stream=" + STREAM).expect(200).json();
    assertThat(changes.path("items").size())
        .isEqualTo(
            (int)
                java.util.stream.StreamSupport.stream(
                        report.at("/tiers/tiers").spliterator(), false)
                    .filter(cell -> !cell.path("champion").equals(cell.path("shadow")))
                    .mapToLong(cell -> cell.path("events").asLong())
                    .sum());
    tell(alice, logistic, "override", "because").expect(409);
  }

  private JsonNode trial() {
    return alice.get("/models/" + logistic + "/trial?stream=" + STREAM).expect(200).json();
  }

  @Test
  @Order(9)
  void everyDeedIsDescribed() throws Exception {
    var api =
        Program.JSON.readTree(Server.get(server.url("/openapi?format=JSON")).body()).path("paths");
    for (String deed :
        java.util.List.of("activate", "approve", "reject", "challenge", "retire", "rollback")) {
      var post = api.path("/models/{sha256}/" + deed).path("post");
      assertThat(post.path("summary").asText()).as(deed).isNotEmpty();
      assertThat(post.path("requestBody").path("$ref").asText()).as(deed).contains("Reason");
      assertThat(post.path("parameters").findValuesAsText("name"))
          .as(deed)
          .containsExactlyInAnyOrder("sha256", "stream");
      assertThat(post.path("responses").has("404")).as(deed).isTrue();
      assertThat(post.path("responses").has("409")).as(deed).isTrue();
      assertThat(post.path("responses").has("422")).as(deed).isTrue();
    }
  }

  @Test
  @Order(8)
  void everyChangeIsInTheAuditTrail() throws Exception {
    long changes = server.count("SELECT count(*) FROM model_change");
    assertThat(server.count("SELECT count(*) FROM audit_entry WHERE deed LIKE 'model-%'"))
        .isEqualTo(changes)
        .isGreaterThan(8);
  }

  /**
   * A limit that no model keeps, a reason, and three people: who brings, who overrides, who lets
   * in.
   */
  @Test
  @Order(10)
  void aLimitBlocksUntilTwoOthersOverrideIt() throws Exception {
    var definition = server.models().resolve(STREAM + "/stream.json");
    Files.writeString(
        definition,
        Files.readString(definition)
            .replaceFirst("\"activation\"", "\"limits\": {\"p99Millis\": 1e-6}, \"activation\""));
    OwnServer.await(
        "under the limit",
        Duration.ofSeconds(20),
        () ->
            alice
                .get("/streams/" + STREAM)
                .json()
                .path("definition")
                .asText()
                .equals(sha256Of(definition)));
    var before = champion();
    var anew = new String(alternative("logistic.pmml"), StandardCharsets.UTF_8) + "<!-- anew -->";
    var slow =
        submit(alice, anew.getBytes(StandardCharsets.UTF_8), "propose")
            .expect(201)
            .json()
            .path("sha256")
            .asText();
    var carol = Person.loggedIn(server, "admin").letIn("admin", "cara").keyOf("admin", "carol");

    tell(bob, slow, "approve", "fine").expect(409); // its trial began when it was submitted
    String trial = "/models/" + slow + "/trial?stream=" + STREAM;
    OwnServer.await(
        "tried",
        Duration.ofSeconds(30),
        () -> alice.get(trial).expect(200).json().path("state").asText().equals("failed"));
    assertThat(tell(bob, slow, "approve", "fine").expect(409).text())
        .contains("does not keep to the limits", "SPEED");
    alice.post("/models/" + slow + "/override?stream=" + STREAM, "{\"reason\": \" \"}").expect(422);
    assertThat(champion()).isEqualTo(before);

    tell(bob, slow, "override", "Slow, but it finds the new fraud.").expect(200);
    assertThat(tell(bob, slow, "approve", "fine").expect(409).text())
        .contains("another administrator has to activate it");
    assertThat(tell(alice, slow, "approve", "mine").expect(409).text())
        .contains("another administrator");
    assertThat(champion()).isEqualTo(before);

    tell(carol, slow, "approve", "I saw it, too.").expect(200);
    assertThat(champion()).isEqualTo(slow);
    assertThat(
            server.count(
                "SELECT count(*) FROM audit_entry WHERE deed = 'model-override' AND recorded_by = 'bob'"
                    + " AND detail = 'Slow, but it finds the new fraud.' AND subject = ?",
                "model:" + STREAM + "/" + slow.substring(0, 12)))
        .isEqualTo(1);
  }
}
