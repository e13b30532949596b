package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stream of which people look at one in ten LOW events. */
@OnTheServer
class AuditSampleIT {
  private static final Installation SERVER = Installation.shared();
  private static final String STREAM = "audited";
  private static final int EVENTS = 120;

  private static Program client;
  private static Program anna;
  private static final Map<String, String> SENT = new LinkedHashMap<>();

  @BeforeAll
  static void scoreLowEvents() throws Exception {
    client = SERVER.client();
    anna = Person.loggedIn(SERVER, "admin").keyOf("reviewer", "auditor " + Events.freshId());
    var from = SERVER.models().resolve("mobile-money");
    var to = Files.createDirectories(SERVER.models().resolve(STREAM));
    var definition =
        (ObjectNode) Program.JSON.readTree(Files.readAllBytes(from.resolve("stream.json")));
    definition.putObject("review").put("auditShare", 0.1);
    definition.put("id", "/id");
    Files.write(to.resolve("champion.pmml"), Files.readAllBytes(from.resolve("champion.pmml")));
    Files.writeString(to.resolve("stream.json"), definition.toString());
    for (int i = 0; i < EVENTS; i++) {
      String event =
          Events.smallPayment(3, "C1").replaceFirst("\\{", "{\"id\": " + Events.freshId() + ", ");
      var answer = client.score(STREAM, event);
      for (int tries = 0; answer.status() != 200 && tries < 240; tries++) {
        Thread.sleep(250);
        answer = client.score(STREAM, event);
      }
      var decision = answer.expect(200).json();
      assertThat(decision.path("tier").asText()).isEqualTo("LOW");
      assertThat(decision.path("caseId").isNull()).isTrue();
      SENT.put(decision.path("decisionId").asText(), event);
    }
  }

  private static JsonNode waiting() {
    return anna.get("/cases?stream=" + STREAM + "&limit=200").expect(200).json().path("items");
  }

  @Test
  void hidesTierAndScoreUntilTheVerdict() {
    var sample = waiting();
    assertThat(sample.size()).isBetween(1, EVENTS / 3);
    for (JsonNode item : sample) {
      assertThat(item.path("blind").asBoolean()).isTrue();
      for (String hidden : new String[] {"tier", "probability", "priority", "saving", "action"}) {
        assertThat(item.has(hidden)).as(hidden).isFalse();
      }
    }
    String id = sample.get(0).path("id").asText();
    assertThat(anna.get("/cases/" + id).expect(200).json().path("decision").isNull()).isTrue();
    anna.get("/decisions/" + id).expect(403);
    anna.get("/decisions/" + id + "/replay").expect(403);
    anna.get("/decisions/" + id + "/counterfactual").expect(403);
    client.get("/decisions/" + id).expect(200);

    anna.post("/cases/" + id + "/verdict", "{\"verdict\": \"cleared\"}").expect(200);
    var seen = anna.get("/cases/" + id).expect(200).json();
    assertThat(seen.at("/item/tier").asText()).isEqualTo("LOW");
    assertThat(seen.at("/decision/probability").isNumber()).isTrue();
    assertThat(anna.get("/decisions/" + id).expect(200).json().path("reasons")).isNotEmpty();
  }

  @Test
  void drawsAnEventThatIsSentAgainNoSecondTime() {
    int before = waiting().size();
    SENT.values().forEach(event -> client.score(STREAM, event).expect(200));
    assertThat(waiting().size()).isEqualTo(before);
    String id = waiting().get(0).path("id").asText();
    assertThat(client.get("/decisions/" + id + "/replay").expect(200).json().path("equal"))
        .isEqualTo(Program.JSON.getNodeFactory().booleanNode(true));
  }
}
