package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnTheServer
class OperationsIT {
  private static final Installation SERVER = Installation.shared();

  private static Program client;

  @BeforeAll
  static void findKey() throws Exception {
    client = SERVER.client();
    client.score("mobile-money", Events.emptiedAccount(150_000, "C1")).expect(200);
  }

  private static String metrics() {
    try {
      return Server.get(SERVER.managementUrl("/metrics")).body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The value of the one line that has the name and all the tags. */
  private static double metric(String name, String... tags) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .filter(line -> Arrays.stream(tags).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void countsRequestsByOutcome() {
    double decided = metric("assay_requests_total", "call=\"score\"", "status=\"200\"");
    double invalid = metric("assay_requests_total", "call=\"score\"", "status=\"422\"");
    client.score("mobile-money", Events.smallPayment(9, "C1")).expect(200);
    client.score("mobile-money", "{}").expect(422);
    assertThat(metric("assay_requests_total", "call=\"score\"", "status=\"200\""))
        .isEqualTo(decided + 1);
    assertThat(metric("assay_requests_total", "call=\"score\"", "status=\"422\""))
        .isEqualTo(invalid + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parse", "features", "model", "commit"})
  void measuresEveryStepAsAHistogram(String step) {
    String tag = "step=\"" + step + "\"";
    double before = metric("assay_scoring_step_within_total", tag, "le=\"+Inf\"");
    client.score("mobile-money", Events.smallPayment(8, "C1")).expect(200);
    double all = metric("assay_scoring_step_within_total", tag, "le=\"+Inf\"");
    assertThat(all).isEqualTo(before + 1);
    assertThat(metric("assay_scoring_step_within_total", tag, "le=\"1.0E-5\"")).isLessThan(all + 1);
    assertThat(metric("assay_scoring_step_seconds_total", tag)).isPositive();
  }

  @Test
  void countsDecisionsByTierAndTheQueue() throws Exception {
    double high = metric("assay_decisions_total", "stream=\"mobile-money\"", "tier=\"HIGH\"");
    client.score("mobile-money", Events.emptiedAccount(160_000, "C1")).expect(200);
    assertThat(metric("assay_decisions_total", "stream=\"mobile-money\"", "tier=\"HIGH\""))
        .isEqualTo(high + 1);
    long waiting =
        SERVER.count("SELECT count(*) FROM triage_case WHERE tier = 'HIGH' AND state <> 'CLOSED'");
    OwnServer.await(
        "counted",
        Duration.ofSeconds(20),
        () -> metric("assay_queue_depth", "tier=\"HIGH\"") == waiting);
  }

  @Test
  void namesTheModelThatDecides() {
    var decision = client.score("mobile-money", Events.smallPayment(9, "C1")).expect(200).json();
    String sha256 = decision.at("/model/sha256").asText();
    assertThat(metric("assay_model_info", "stream=\"mobile-money\"", "sha256=\"" + sha256 + "\""))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ready:database",
        "ready:models",
        "ready:event-sources",
        "live:heartbeat",
        "started:started"
      })
  void tellsTheStateOfEachPart(String probeAndPart) throws Exception {
    var parts = probeAndPart.split(":");
    var answer = Server.get(SERVER.managementUrl("/health/" + parts[0]));
    assertThat(answer.statusCode()).isEqualTo(200);
    var states = new TreeMap<String, String>();
    for (JsonNode check : Program.JSON.readTree(answer.body()).path("checks")) {
      states.put(check.path("name").asText(), check.path("status").asText());
    }
    assertThat(states).containsEntry(parts[1], "UP");
  }

  @Test
  void givesEveryRequestAnId() {
    String event = Events.smallPayment(9, "C1");
    assertThat(client.score("mobile-money", event).header("X-Request-Id")).hasSize(32);
    var own = client.score("mobile-money", "{}", "X-Request-Id", "operations-1").expect(422);
    assertThat(own.header("X-Request-Id")).isEqualTo("operations-1");
    assertThat(own.json().path("instance").asText()).isEqualTo("operations-1");
  }

  @Test
  void writesEveryLogLineAsJson() throws Exception {
    for (String line : Files.readAllLines(SERVER.log())) {
      var entry = Program.JSON.readTree(line);
      assertThat(entry.path("timestamp").asText()).isNotEmpty();
      assertThat(entry.path("level").asText()).isNotEmpty();
      assertThat(entry.has("message")).isTrue();
    }
  }
}
