package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.webapp.Program.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other kinds than training writes, from the proposal to the reasons of their scores. */
@OnTheServer
class ForeignModelsIT {
  private static final Installation SERVER = Installation.shared();
  private static final String STREAM = "kinds";
  private static final Path KINDS = Path.of("../adapters/pmml/src/test/resources/kinds");
  private static final String DEFINITION =
      """
      {"title": "Models of many kinds", "id": "/id", "amount": "/amount", "currency": "GBP",
       "label": {"field": "/label", "fraud": ["1"]},
       "features": [{"name": "amount", "mutable": true}, {"name": "age"},
                    {"name": "type", "type": "category"}],
       "costs": {"lossRate": 1, "fee": 0, "review": 2, "catchRate": 1, "insult": 15,
                 "insultShare": 0.05, "highFrom": 60, "reviewMinutes": 4}}
      """;

  private static Program client;
  private static Program admin;

  @BeforeAll
  static void defineTheStream() throws Exception {
    client = SERVER.client();
    admin = Person.loggedIn(SERVER, "admin").keyOf("admin", "kinds " + Events.freshId());
    var folder = Files.createDirectories(SERVER.models().resolve(STREAM));
    Files.writeString(folder.resolve("stream.json"), DEFINITION);
    OwnServer.await(
        "the stream",
        Duration.ofMinutes(1),
        () -> client.get("/streams/" + STREAM).status() == 200);
    submit("regression-logit-4.4", "decide");
    for (int i = 0; i < 30; i++) { // what is usual in the stream
      scored(5 * i, 20 + i);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "neural-network, sampled-shapley",
    "svm-rbf, sampled-shapley",
    "nearest-neighbours, sampled-shapley",
    "naive-bayes-gaussian, sampled-shapley",
    "rule-set, sampled-shapley",
    "general-regression, sampled-shapley",
    "stack, sampled-shapley",
    "boosted-trees-without-weights, sampled-shapley",
    "forest-average, tree-shap",
    "transformations, linear"
  })
  void goesTheWholeWay(String kind, String method) throws Exception {
    var proposed = submit(kind, "propose");
    String sha256 = proposed.json().path("sha256").asText();
    assertThat(proposed.json().path("stage").asText()).isEqualTo("candidate");
    OwnServer.await(
        "the trial of " + kind,
        Duration.ofMinutes(1),
        () ->
            admin
                .get("/models/" + sha256 + "/trial")
                .json()
                .path("state")
                .asText()
                .equals("passed"));
    admin.post("/models/" + sha256 + "/activate?stream=" + STREAM, "{}").expect(200);

    var low = scored(2, 40);
    var high = scored(300, 12);
    scored(180, 30);

    assertThat(low.path("tier").asText()).isEqualTo("LOW");
    assertThat(low.has("explanation")).isFalse();
    assertThat(high.path("tier").asText()).isNotEqualTo("LOW");
    assertThat(high.at("/model/sha256").asText()).isEqualTo(sha256);
    boolean exact = !method.startsWith("sampled");
    assertThat(high.at("/explanation/method").asText()).startsWith(exact ? method : "pending");
    if (!exact) {
      assertThat(high.at("/explanation/ask").asText()).isEqualTo(address(high));
    }
    explained(low, method);
    explained(high, method);
    assertThat(explained(high, method)).isEqualTo(explained(high, method));
    for (JsonNode decision : new JsonNode[] {low, high}) {
      var replay = client.get(address(decision) + "/replay").expect(200).json();
      assertThat(replay.path("equal").asBoolean()).as(replay.toString()).isTrue();
    }

    var whatIf = client.post("/predict?reasons=all&stream=" + STREAM, event(2, 40)).expect(200);
    assertThat(whatIf.json().at("/explanation/method").asText()).startsWith(method);

    var milder = client.get(address(high) + "/counterfactual").expect(200).json();
    assertThat(milder.path("tried")).hasToString("[\"amount\"]");
    assertThat(milder.at("/found/changes/0/feature").asText()).isEqualTo("amount");
    double amount = milder.at("/found/changes/0/to").asDouble();
    assertThat(amount).isLessThan(300);
    var changed = client.post("/predict?stream=" + STREAM, event(amount, 12)).expect(200).json();
    assertThat(changed.path("tier").asText()).isEqualTo(milder.at("/found/tier").asText());
    assertThat(changed.path("probability").asDouble())
        .isCloseTo(milder.at("/found/probability").asDouble(), within(1e-12));
  }

  private static Answer submit(String kind, String purpose) throws Exception {
    byte[] pmml = Files.readAllBytes(KINDS.resolve(kind + ".pmml"));
    String path = "/models?stream=" + STREAM + "&purpose=" + purpose;
    return admin.post(path, "application/xml", pmml).expect(201);
  }

  private static String event(double amount, int age) {
    return "{\"id\": %d, \"amount\": %s, \"age\": %d, \"type\": \"GIFT\"}"
        .formatted(Events.freshId(), amount, age);
  }

  private static JsonNode scored(double amount, int age) {
    return client.score(STREAM, event(amount, age)).expect(200).json();
  }

  private static String address(JsonNode decision) {
    return "/decisions/" + decision.path("decisionId").asText();
  }

  /** The decision with its reasons, which add up to the probability. */
  private static JsonNode explained(JsonNode decision, String method) {
    var answer = client.get(address(decision)).expect(200).json();
    var explanation = answer.path("explanation");
    assertThat(explanation.path("method").asText()).startsWith(method);
    double margin = explanation.path("base").asDouble() + explanation.path("others").asDouble();
    for (JsonNode reason : answer.path("reasons")) {
      margin += reason.path("contribution").asDouble();
      assertThat(reason.has("standardError")).isEqualTo(method.startsWith("sampled"));
    }
    double p =
        explanation.path("unit").asText().equals("log-odds") ? 1 / (1 + Math.exp(-margin)) : margin;
    assertThat(p).isCloseTo(decision.path("probability").asDouble(), within(1e-9));
    return answer;
  }
}
