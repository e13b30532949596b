package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.synthetic.CardTerminalEvents;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Windows over the past, on a stream of its own with the definition of {@code card-terminals}. */
@OnTheServer
class HistoryIT {
  private static final Installation SERVER = Installation.shared();
  private static final String STREAM = "history";
  private static final String NDJSON = "application/x-ndjson";
  private static final int PART = 1000;

  private static Program client;
  private static byte[] definition;

  @BeforeAll
  static void addStream() throws Exception {
    client = SERVER.client();
    Path folder = Files.createDirectories(SERVER.models().resolve(STREAM));
    Path original = SERVER.models().resolve("card-terminals").resolve("stream.json");
    definition = Files.readAllBytes(original);
    Files.write(folder.resolve("stream.json"), definition);
    try (var model = Objects.requireNonNull(HistoryIT.class.getResourceAsStream("/history.pmml"))) {
      Files.write(folder.resolve("champion.pmml"), model.readAllBytes());
    }
    OwnServer.await(
        "serving",
        Duration.ofSeconds(30),
        () -> {
          var stream = client.get("/streams/" + STREAM);
          return stream.status() == 200 && stream.json().path("champion").isObject();
        });
  }

  /** Labelled events of two months, with ids that no other test uses. */
  private static List<String> twoMonths() throws IOException {
    long firstId = Events.freshId();
    var generator =
        new CardTerminalEvents(new SplittableRandom(11), Instant.parse("2026-04-01T00:00:00Z"), 30);
    var lines = new ArrayList<String>();
    var event = generator.next();
    while (((String) event.get("TX_DATETIME")).compareTo("2026-06-01") < 0) {
      var line = new LinkedHashMap<>(event);
      line.put("TRANSACTION_ID", firstId * 10_000 + lines.size());
      line.put("CUSTOMER_ID", "batch-" + event.get("CUSTOMER_ID"));
      line.put("TERMINAL_ID", "batch-" + event.get("TERMINAL_ID"));
      // A few at the same time as the one before, of which order alone says who came first.
      if (lines.size() % 10 > 0) {
        line.put("TX_DATETIME", rounded((String) event.get("TX_DATETIME")));
      }
      lines.add(Program.JSON.writeValueAsString(line));
      event = generator.next();
    }
    return lines.stream().sorted(java.util.Comparator.comparing(HistoryIT::time)).toList();
  }

  private static String rounded(String time) {
    return time.substring(0, "2026-04-01 00:0".length()) + "0:00";
  }

  private static String time(String line) {
    return line.split("\"TX_DATETIME\":\"")[1].substring(0, "2026-04-01 00:00:00".length());
  }

  @Test
  void aReplayByBatchHasTheWindowsOfTrainingRowByRow() throws Exception {
    var lines = twoMonths();
    assertThat(lines).hasSizeGreaterThan(3000);
    assertThat(lines).anyMatch(line -> line.contains("\"TX_FRAUD\":1"));
    var expected = TrainedWindows.of(definition, lines);

    var decisions = new ArrayList<JsonNode>();
    for (int from = 0; from < lines.size(); from += PART) {
      var part = lines.subList(from, Math.min(from + PART, lines.size()));
      var body = String.join("\n", part).getBytes(StandardCharsets.UTF_8);
      var answer = client.post("/score/batch?stream=" + STREAM, NDJSON, body).expect(200);
      for (String line : answer.text().lines().toList()) {
        decisions.add(Program.JSON.readTree(line));
      }
    }

    assertThat(decisions).hasSameSizeAs(lines);
    boolean rates = false;
    for (int row = 0; row < lines.size(); row++) {
      var replay = replay(decisions.get(row));
      var windows = windows(replay);
      assertThat(windows).as("row %d: %s", row, lines.get(row)).isEqualTo(expected.get(row));
      assertThat(replay.path("equal").asBoolean()).isTrue();
      rates |= windows.get("terminal_risk_30d") > 0;
    }
    assertThat(rates).as("some terminal is known to be compromised").isTrue();
  }

  private static JsonNode replay(JsonNode decision) {
    return client
        .get("/decisions/" + decision.path("decisionId").asText() + "/replay")
        .expect(200)
        .json();
  }

  private static Map<String, Double> windows(JsonNode replay) {
    var windows = new LinkedHashMap<String, Double>();
    replay
        .path("windows")
        .properties()
        .forEach(window -> windows.put(window.getKey(), window.getValue().asDouble()));
    return windows;
  }

  private static String event(String subject, String day, double amount) {
    return """
        {"TRANSACTION_ID": %d, "TX_DATETIME": "%s 12:00:00", "CUSTOMER_ID": "%s", "TERMINAL_ID": "%s", "TX_AMOUNT": %s}"""
        .formatted(Events.freshId(), day, subject, subject, amount);
  }

  private static Map<String, Double> score(String event) {
    return windows(replay(client.score(STREAM, event).expect(200).json()));
  }

  @Test
  void laterWindowsSeeAVerdictThatWasGivenAndTakenBack() throws Exception {
    var reviewer =
        Person.loggedIn(SERVER, "admin").keyOf("reviewer", "history " + Events.freshId());
    String subject = "verdict-" + Events.freshId();
    var opened = client.score(STREAM, event(subject, "2026-07-01", 900)).expect(200).json();
    String path = "/cases/" + opened.path("caseId").asText();
    assertThat(score(event(subject, "2026-07-09", 5)).get("terminal_risk_7d")).isEqualTo(0);

    reviewer.post(path + "/verdict", "{\"verdict\": \"flagged\", \"note\": \"\"}").expect(200);
    assertThat(score(event(subject, "2026-07-09", 5)).get("terminal_risk_7d")).isEqualTo(1);

    reviewer.post(path + "/reopen", "{\"reason\": \"Wrong person.\"}").expect(200);
    assertThat(score(event(subject, "2026-07-09", 5)).get("terminal_risk_7d")).isEqualTo(0);
  }

  @Test
  void countsEventsOfOneCustomerThatComeAtOnceOneAfterTheOther() throws Exception {
    int senders = 16;
    String subject = "crowd-" + Events.freshId();
    var together = new CyclicBarrier(senders);
    Callable<Map<String, Double>> send =
        () -> {
          String event = event(subject, "2026-07-01", 5);
          together.await();
          return score(event);
        };
    var threads = Executors.newFixedThreadPool(senders);
    try {
      var counts = new ArrayList<Double>();
      for (var one : threads.invokeAll(java.util.Collections.nCopies(senders, send))) {
        counts.add(one.get().get("customer_count_1d"));
      }
      assertThat(counts)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, senders).mapToObj(n -> (double) n).toList());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aPredictionSeesThePastAndLeavesNothing() throws Exception {
    String subject = "what-if-" + Events.freshId();
    client.post("/predict?stream=" + STREAM, event(subject, "2026-07-01", 100)).expect(200);
    var first = client.score(STREAM, event(subject, "2026-07-01", 5)).expect(200).json();
    assertThat(windows(replay(first)).get("customer_count_1d")).isEqualTo(1);

    var predicted =
        client.post("/predict?stream=" + STREAM, event(subject, "2026-07-01", 5)).expect(200);
    assertThat(predicted.json().path("probability").asDouble())
        .isGreaterThan(first.path("probability").asDouble());
  }

  @Test
  void aStreamWithoutWindowsHasNone() throws Exception {
    var decision = client.score("mobile-money", Events.smallPayment(3, "C1")).expect(200).json();
    assertThat(replay(decision).has("windows")).isFalse();
  }
}
