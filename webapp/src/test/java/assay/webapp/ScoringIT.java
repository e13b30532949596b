package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.webapp.Program.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnTheServer
class ScoringIT {
  private static final Installation SERVER = Installation.shared();
  private static final double ROUNDING = 1e-6;

  private static Program client;

  @BeforeAll
  static void findKey() throws Exception {
    client = SERVER.client();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticketing",
        "mobile-money",
        "card-pca",
        "card-retail",
        "card-terminals",
        "ecommerce"
      })
  void decidesEveryExampleByExpectedCost(String stream) throws Exception {
    var definition = Program.JSON.readTree(definition(stream));
    for (String event : events(stream)) {
      var decision = client.score(stream, event).expect(200).json();
      assertThat(UUID.fromString(decision.path("decisionId").asText()).version()).isEqualTo(7);
      assertThat(decision.path("stream").asText()).isEqualTo(stream);
      assertThat(decision.at("/model/sha256").asText()).isEqualTo(champion(stream));
      assertThat(decision.at("/model/stage").asText()).isEqualTo("champion");
      assertThat(decision.at("/definition/sha256").asText()).isEqualTo(sha256(definition(stream)));
      assertThat(decision.path("amount").decimalValue())
          .isEqualByComparingTo(amount(stream, Program.JSON.readTree(event)));
      followsTheCosts(decision, definition.path("costs"));
      explainsItself(decision);
    }
  }

  /** The cost rule of the documentation, written down a second time. */
  private static void followsTheCosts(JsonNode decision, JsonNode costs) {
    double p = decision.path("probability").asDouble();
    double a = decision.path("amount").asDouble() * decision.at("/costs/rate").asDouble();
    double loss = costs.path("lossRate").asDouble() * a + costs.path("fee").asDouble();
    double allow = p * loss;
    double review =
        costs.path("review").asDouble() + p * (1 - costs.path("catchRate").asDouble()) * loss;
    double block =
        (1 - p) * (costs.path("insult").asDouble() + costs.path("insultShare").asDouble() * a);
    assertThat(p).isBetween(0.0, 1.0);
    assertThat(decision.at("/expectedCost/allow").asDouble()).isCloseTo(allow, within(ROUNDING));
    assertThat(decision.at("/expectedCost/review").asDouble()).isCloseTo(review, within(ROUNDING));
    assertThat(decision.at("/expectedCost/block").asDouble()).isCloseTo(block, within(ROUNDING));
    boolean worthIt = review < allow;
    double saving = worthIt ? allow - review : 0;
    String tier =
        !worthIt ? "LOW" : saving >= costs.path("highFrom").asDouble() ? "HIGH" : "MEDIUM";
    assertThat(decision.path("action").asText()).isEqualTo(worthIt ? "review" : "allow");
    assertThat(decision.path("saving").asDouble()).isCloseTo(saving, within(ROUNDING));
    assertThat(decision.path("tier").asText()).isEqualTo(tier);
    assertThat(decision.path("caseId").isNull()).isEqualTo(!worthIt);
  }

  /** In the answer where people look at it, and for every tier when it is asked for. */
  private static void explainsItself(JsonNode answer) throws Exception {
    boolean low = answer.path("tier").asText().equals("LOW");
    assertThat(answer.has("explanation")).isEqualTo(!low);
    assertThat(answer.has("reasons")).isEqualTo(!low);
    var decision =
        client.get("/decisions/" + answer.path("decisionId").asText()).expect(200).json();
    assertThat(decision.path("probability")).isEqualTo(answer.path("probability"));
    var explanation = decision.path("explanation");
    assertThat(explanation.path("method").asText()).isNotEmpty();
    double margin = explanation.path("base").asDouble() + explanation.path("others").asDouble();
    double last = Double.MAX_VALUE;
    for (JsonNode reason : decision.path("reasons")) {
      double contribution = reason.path("contribution").asDouble();
      assertThat(Math.abs(contribution)).isLessThanOrEqualTo(last);
      assertThat(reason.path("feature").asText()).isNotEmpty();
      last = Math.abs(contribution);
      margin += contribution;
    }
    assertThat(decision.path("reasons")).isNotEmpty();
    boolean calibrated = explanation.path("method").asText().endsWith(", before calibration");
    assertThat(decision.at("/model/calibrated").asBoolean()).isEqualTo(calibrated);
    if (explanation.path("unit").asText().equals("log-odds") && !calibrated) {
      double p = 1 / (1 + Math.exp(-margin - explanation.path("priorShift").asDouble()));
      assertThat(p).isCloseTo(decision.path("probability").asDouble(), within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticketing",
        "mobile-money",
        "card-pca",
        "card-retail",
        "card-terminals",
        "ecommerce"
      })
  void givesADecisionBackToTheByteAndComputesItAgain(String stream) throws Exception {
    var answer = client.score(stream, events(stream).get(0)).expect(200);
    String path = "/decisions/" + answer.json().path("decisionId").asText();
    assertThat(client.get(path + "?explain=false").expect(200).body()).isEqualTo(answer.body());
    var explained = client.get(path).expect(200);
    assertThat(explained.json().path("reasons")).isNotEmpty();
    assertThat(client.get(path).expect(200).body()).isEqualTo(explained.body());
    var replay = client.get(path + "/replay").expect(200).json();
    assertThat(replay.path("equal").asBoolean()).as(replay.toString()).isTrue();
    assertThat(replay.at("/stored/sha256").asText()).isEqualTo(sha256(answer.body()));
    assertThat(replay.at("/recomputed/sha256").asText()).isEqualTo(sha256(answer.body()));
  }

  @Test
  void answersTheSameBytesWithTheSameDecision() throws Exception {
    String event = Events.ticketing(SERVER);
    var first = client.score("ticketing", event).expect(200);
    assertThat(first.headers().map()).doesNotContainKey("idempotent-replayed");
    // White space around an event says nothing: a line of a file is the event that it holds.
    for (String again : List.of(event, event + "\n")) {
      var second = client.score("ticketing", again).expect(200);
      assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
      assertThat(second.body()).isEqualTo(first.body());
    }
  }

  @Test
  void refusesOtherBytesUnderTheSameId() throws Exception {
    long id = Events.freshId();
    String event = Events.ticketing(SERVER, id);
    client.score("ticketing", event).expect(200);
    var other = client.score("ticketing", event.replaceFirst("\\{", "{ ")).expect(409);
    assertThat(other.header("Content-Type")).startsWith("application/problem+json");
    assertThat(other.json().path("type").asText()).isEqualTo("/problems/idempotency-conflict");
    assertThat(stored("ticketing", Long.toString(id))).isEqualTo(1);
  }

  @Test
  void takesAnIdempotencyKeyInPlaceOfTheId() throws Exception {
    String key = "retry-" + Events.freshId();
    String event = Events.emptiedAccount(1200, "C1");
    var first = client.score("mobile-money", event, "Idempotency-Key", key).expect(200);
    var second = client.score("mobile-money", event, "Idempotency-Key", key).expect(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    var other = Events.emptiedAccount(1300, "C1");
    client.score("mobile-money", other, "Idempotency-Key", key).expect(409);
    var anew = client.score("mobile-money", event).expect(200);
    assertThat(anew.json().path("decisionId")).isNotEqualTo(first.json().path("decisionId"));
  }

  @Test
  void decidesOnceWhereManySendTheSameEventAtTheSameTime() throws Exception {
    int senders = 16;
    for (int round = 0; round < 5; round++) {
      long id = Events.freshId();
      String event = Events.ticketing(SERVER, id);
      var together = new CyclicBarrier(senders);
      Callable<Answer> send =
          () -> {
            together.await();
            return client.score("ticketing", event);
          };
      var answers = atOnce(senders, send);
      assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
      assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
      assertThat(answers.stream().filter(a -> a.header("Idempotent-Replayed").isEmpty()))
          .hasSize(1);
      assertThat(stored("ticketing", Long.toString(id))).isEqualTo(1);
    }
  }

  private static List<Answer> atOnce(int senders, Callable<Answer> send) throws Exception {
    var threads = Executors.newFixedThreadPool(senders);
    try {
      var answers = new ArrayList<Answer>();
      for (var future : threads.invokeAll(Collections.nCopies(senders, send))) {
        answers.add(future.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void predictsWithoutStoring() throws Exception {
    long id = Events.freshId();
    String event = Events.ticketing(SERVER, id);
    var predicted = client.post("/predict?stream=ticketing", event).expect(200).json();
    assertThat(stored("ticketing", Long.toString(id))).isZero();
    client.get("/decisions/" + predicted.path("decisionId").asText()).expect(404);
    var scored = client.score("ticketing", event).expect(200).json();
    assertThat(scored.path("probability")).isEqualTo(predicted.path("probability"));
    assertThat(scored.path("expectedCost")).isEqualTo(predicted.path("expectedCost"));
  }

  @Test
  void usesTheDefaultStreamWhereNoneIsNamed() throws Exception {
    var decision = client.post("/score", Events.ticketing(SERVER)).expect(200).json();
    assertThat(decision.path("stream").asText()).isEqualTo("ticketing");
  }

  @Test
  void namesTheStreamsWhereOneIsUnknown() {
    var missing = client.score("lottery", "{}").expect(404).json();
    assertThat(missing.path("type").asText()).isEqualTo("/problems/unknown-stream");
    assertThat(missing.path("known").toString()).contains("ticketing", "mobile-money", "card-pca");
  }

  @Test
  void namesFieldValueAndWhatWasExpected() {
    String event = Events.smallPayment(10, "C1").replace("10.00", "\"much\"");
    var problem = client.score("mobile-money", event).expect(422).json();
    var error = problem.path("errors").path(0);
    assertThat(error.path("field").asText()).isEqualTo("/amount");
    assertThat(error.path("value").asText()).contains("much");
    assertThat(error.path("expected").asText()).contains("number");
  }

  @Test
  void keepsNumbersThatPassWhatADoubleHolds() throws Exception {
    long id = Events.freshId();
    String card = "9007199254740993123456789";
    String share = "0.1000000000000000055511151231257827021181583404541015625";
    String event =
        Events.ticketing(SERVER, id)
            .replaceFirst("\\{", "{\"card\": " + card + ",  \"share\": " + share + ", ");
    client.score("ticketing", event).expect(200);
    String sql = "FROM decision WHERE stream = 'ticketing' AND event_id = ?";
    String number = Long.toString(id);
    assertThat(SERVER.query(row -> row.getBytes(1), "SELECT raw " + sql, number))
        .containsExactly(event.getBytes(StandardCharsets.UTF_8));
    assertThat(SERVER.query(row -> row.getString(1), "SELECT fields->>'card' " + sql, number))
        .containsExactly(card);
    assertThat(SERVER.query(row -> row.getString(1), "SELECT fields->>'share' " + sql, number))
        .containsExactly(share);
  }

  private static long stored(String stream, String eventId) throws Exception {
    return SERVER.count(
        "SELECT count(*) FROM decision WHERE stream = ? AND event_id = ?", stream, eventId);
  }

  private static List<String> events(String stream) throws IOException {
    return stream.equals("ticketing")
        ? List.of(Events.ticketing(SERVER), Events.ticketing(SERVER), Events.ticketing(SERVER))
        : Events.examples(SERVER, stream);
  }

  private static byte[] definition(String stream) throws IOException {
    return Files.readAllBytes(SERVER.models().resolve(stream).resolve("stream.json"));
  }

  private static String champion(String stream) throws Exception {
    return sha256(Files.readAllBytes(SERVER.models().resolve(stream).resolve("champion.pmml")));
  }

  private static BigDecimal amount(String stream, JsonNode event) {
    switch (stream) {
      case "mobile-money":
        return event.path("amount").decimalValue();
      case "card-pca":
        return event.path("Amount").decimalValue();
      case "card-retail":
        return event.path("amt").decimalValue();
      case "card-terminals":
        return event.path("TX_AMOUNT").decimalValue();
      case "ecommerce":
        return new BigDecimal(event.path("monto").asText().replace(".", "").replace(',', '.'));
      default:
        return tickets(event);
    }
  }

  private static BigDecimal tickets(JsonNode event) {
    var sum = BigDecimal.ZERO;
    for (JsonNode type : event.path("ticket_types")) {
      var cost = type.path("cost").decimalValue();
      sum = sum.add(cost.multiply(type.path("quantity_total").decimalValue()));
    }
    return sum;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
