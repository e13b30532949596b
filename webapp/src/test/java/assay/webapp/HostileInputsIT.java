package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.hostile.HostileInput;
import assay.webapp.hostile.HostileInputs;
import assay.webapp.hostile.RawHttp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OnTheServer
class HostileInputsIT {
  private static final Installation SERVER = Installation.shared();
  private static final String MARKER = "zebraquartz7";

  private static Program client;
  private static Program reviewer;
  private static Program admin;

  @BeforeAll
  static void makeKeys() throws Exception {
    client = SERVER.client();
    var person = Person.loggedIn(SERVER, "admin");
    reviewer = person.keyOf("reviewer", "hostile reviewer");
    admin = person.keyOf("admin", "hostile admin");
  }

  static List<HostileInput> inputs() {
    return HostileInputs.all();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void refusesWhatMeansHarm(HostileInput input) throws Exception {
    var answer = RawHttp.send("127.0.0.1", SERVER.port(), input, authorization(input));
    assertThat(answer.status()).as(answer.body()).isIn(input.allowed());
    if (input.problem() && answer.status() >= 400) {
      assertThat(answer.contentType()).startsWith("application/problem+json");
      var problem = Program.JSON.readTree(answer.body());
      assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
      assertThat(problem.path("type").asText()).startsWith("/problems/");
    }
    assertThat(answer.body()).doesNotContain("root:x:", "java.lang.", "\tat ");
  }

  private static String authorization(HostileInput input) {
    return switch (input.as()) {
      case NOBODY -> "";
      case CLIENT -> "Bearer " + client.key();
      case REVIEWER -> "Bearer " + reviewer.key();
      case ADMIN -> "Bearer " + admin.key();
    };
  }

  static Stream<String> markedEvents() {
    String good = Events.emptiedAccount(700, MARKER);
    return Stream.of(
        good,
        good.replace("700.00", "\"" + MARKER + "\""),
        good.replace("TRANSFER", MARKER),
        good.replace("\"step\"", "\"" + MARKER + "\""),
        good.replace("}", ", " + MARKER + "}"),
        good + MARKER,
        MARKER,
        "{\"amount\": {\"" + MARKER + "\": \"" + MARKER + "\"}}");
  }

  @Test
  void neverWritesAPayloadIntoItsLog() throws Exception {
    var bytes = new StringBuilder();
    markedEvents()
        .forEach(
            event -> {
              client.score("mobile-money", event);
              client.post("/predict?stream=mobile-money", event);
              client.score("ticketing", event);
              bytes.append(event).append('\n');
            });
    var lines = bytes.toString().getBytes(StandardCharsets.UTF_8);
    client.post("/score/batch?stream=mobile-money", "application/x-ndjson", lines);
    client.post("/score/batch?stream=mobile-money", "text/csv", lines);
    admin.post("/models?stream=mobile-money", "application/xml", lines);
    var opened = client.score("mobile-money", Events.emptiedAccount(90_000, MARKER)).expect(200);
    String path = "/cases/" + opened.json().path("caseId").asText();
    reviewer.post(path + "/notes", "{\"text\": \"" + MARKER + "\"}").expect(200);
    reviewer.post(path + "/verdict", "{\"verdict\": \"" + MARKER + "\"}").expect(422);
    client.get("/decisions/" + opened.json().path("decisionId").asText() + "/replay").expect(200);
    assertThat(Files.readAllLines(SERVER.log()))
        .isNotEmpty()
        .noneMatch(line -> line.contains(MARKER));
  }

  @AfterAll
  static void serverIsWell() throws Exception {
    client.score("ticketing", Events.ticketing(SERVER)).expect(200);
    assertThat(Server.get(SERVER.managementUrl("/health/ready")).statusCode()).isEqualTo(200);
    assertThat(Files.readAllLines(SERVER.log()))
        .noneMatch(line -> line.contains("DROP TABLE event"))
        .noneMatch(line -> line.contains("alert("))
        .noneMatch(line -> line.contains("OutOfMemoryError"))
        .noneMatch(line -> line.contains("StackOverflowError"));
  }
}
