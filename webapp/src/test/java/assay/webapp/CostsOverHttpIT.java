package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Costs are read, tried on labelled events and saved by programs. */
@OnTheServer
class CostsOverHttpIT {
  private static final Installation SERVER = Installation.shared();
  private static final String STREAM = "costed";
  private static final String COSTS = "/streams/" + STREAM + "/costs";
  private static final int EVENTS = 12;

  private static Program client;
  private static Program admin;

  @BeforeAll
  static void scoreAndLabel() throws Exception {
    client = SERVER.client();
    admin = Person.loggedIn(SERVER, "admin").keyOf("admin", "costs " + Events.freshId());
    var from = SERVER.models().resolve("mobile-money");
    var to = Files.createDirectories(SERVER.models().resolve(STREAM));
    var definition =
        (ObjectNode) Program.JSON.readTree(Files.readAllBytes(from.resolve("stream.json")));
    definition.put("id", "/id");
    Files.write(to.resolve("champion.pmml"), Files.readAllBytes(from.resolve("champion.pmml")));
    Files.writeString(to.resolve("stream.json"), definition.toString());
    OwnServer.await(
        "the model of the stream",
        Duration.ofMinutes(1),
        () -> client.get("/streams/" + STREAM).json().has("champion"));
    for (int i = 0; i < EVENTS; i++) {
      String event =
          Events.smallPayment(100, "C1").replaceFirst("\\{", "{\"id\": " + Events.freshId() + ", ");
      String id = client.score(STREAM, event).expect(200).json().path("decisionId").asText();
      client
          .post("/labels", "{\"decisionId\": \"%s\", \"fraud\": %s}".formatted(id, i == 0))
          .expect(200);
    }
  }

  private static Program.Answer put(Program caller, String costs) {
    return caller.send("PUT", COSTS, "application/json", BodyPublishers.ofString(costs));
  }

  @Test
  void triesCostsWithoutChangingAny() {
    int version = admin.get(COSTS).expect(200).json().path("version").asInt();

    var tried = admin.post(COSTS + "/trial", "{\"review\": 0.000001}").expect(200).json();

    assertThat(tried.path("events").asInt()).isEqualTo(EVENTS);
    assertThat(tried.path("frauds").asInt()).isEqualTo(1);
    assertThat(tried.at("/costs/review").asDouble()).isEqualTo(0.000001);
    // Today nothing of it is worth a review, and the fraud passes; at this price all are.
    assertThat(tried.at("/now/reviews").asInt()).isZero();
    assertThat(tried.at("/now/missed").asDouble()).isEqualTo(100);
    assertThat(tried.at("/then/reviews").asInt()).isEqualTo(EVENTS);
    assertThat(tried.at("/then/recall").asDouble()).isEqualTo(1);
    var costs = tried.path("costs");
    double saved =
        costs.path("catchRate").asDouble()
                * (costs.path("lossRate").asDouble() * 100 + costs.path("fee").asDouble())
            - EVENTS * costs.path("review").asDouble();
    assertThat(tried.at("/then/saved").asDouble()).isCloseTo(saved, within(1e-6));
    assertThat(tried.path("curve").size()).isGreaterThan(1);
    assertThat(admin.get(COSTS).json().path("version").asInt()).isEqualTo(version);
  }

  @Test
  void savesThemAsANewVersionWithAReason() {
    var before = admin.get(COSTS).expect(200).json();

    put(admin, "{\"fee\": 7}").expect(422);
    put(admin, "{\"fee\": -7, \"reason\": \"x\"}").expect(422);
    put(client, "{\"fee\": 7, \"reason\": \"x\"}").expect(403);
    var saved =
        put(admin, "{\"fee\": 7, \"reason\": \"The bank asks for more.\"}").expect(200).json();

    assertThat(saved.path("version").asInt()).isEqualTo(before.path("version").asInt() + 1);
    assertThat(saved.at("/costs/fee").asDouble()).isEqualTo(7);
    assertThat(saved.at("/costs/review")).isEqualTo(before.at("/costs/review"));
    assertThat(saved.at("/changes/0/reason").asText()).isEqualTo("The bank asks for more.");
    assertThat(saved.at("/changes/0/costs/fee").asDouble()).isEqualTo(7);
  }

  @Test
  void answersWhatIsNotThere() {
    admin.get("/streams/nothing/costs").expect(404);
    admin.post("/streams/ticketing/costs/trial", "{\"cost\": 1}").expect(422);
  }
}
