package assay.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.rest.batch.BatchResource;
import assay.adapters.rest.json.Json;
import assay.adapters.rest.json.JsonWriter;
import assay.adapters.rest.problem.CaseProblems;
import assay.adapters.rest.problem.ContainerProblems;
import assay.adapters.rest.problem.ProblemExceptions;
import assay.adapters.rest.problem.StorageProblems;
import assay.adapters.rest.problem.UnexpectedProblems;
import assay.application.explanation.ExplainDecision;
import assay.application.scoring.PastEvents;
import assay.application.scoring.ReplayDecision;
import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.Undertow;
import jakarta.ws.rs.core.Application;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The resources behind the JAX-RS implementation that the server has; roles are its own matter. */
class HttpTest {
  private static final int PORT = 18311;
  private static final String EVENT = "{\"id\": 1, \"amount\": 10}";

  private final InMemory memory = new InMemory();
  private final HttpClient client = HttpClient.newHttpClient();
  private UndertowJaxrsServer server;

  @BeforeEach
  void start() {
    var scoreEvent = memory.scoreEvent();
    var settings = RestSettings.standard();
    var replay =
        new ReplayDecision(
            memory,
            (stream, definition, costs, model) -> Optional.empty(),
            null,
            null,
            new ToldReasons());
    var application =
        new Application() {
          @Override
          @SuppressWarnings("deprecation")
          public Set<Object> getSingletons() {
            return Set.of(
                new HelloResource(),
                new ScoreResource(scoreEvent, PastEvents.NONE, settings),
                new BatchResource(scoreEvent, memory.streams, memory.settings, settings),
                new DecisionResource(
                    memory,
                    replay,
                    new ExplainDecision(memory, null, null, new ToldReasons()),
                    null),
                new LinkResource(null),
                new FigureResource(null, null, memory.streams),
                new StreamResource(memory.streams, memory.settings),
                new KeyResource(null, null),
                new CaseResource(null, null, null, null, null, null, memory.streams),
                new CaseWorkResource(null, null, memory.streams),
                new CaseHandoverResource(null, null),
                new JsonWriter(),
                new RequestIds(),
                new RequestChecks(),
                new ProblemExceptions(),
                new StorageProblems(),
                new CaseProblems(),
                new ContainerProblems(),
                new UnexpectedProblems());
          }
        };
    server = new UndertowJaxrsServer();
    server.deploy(application, "/api");
    server.start(Undertow.builder().addHttpListener(PORT, "127.0.0.1"));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/api" + path));
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode problem(HttpResponse<String> response, int status) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    var problem = Json.shared().readTree(response.body());
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("instance").asText())
        .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
    return problem;
  }

  @Test
  void greets() throws Exception {
    assertThat(send(to("/hello")).body()).isEqualTo("Hello, World!");
  }

  @Test
  void decidesOnceAndSaysWhenItRepeatsItself() throws Exception {
    var first = post("/score", "application/json", EVENT);
    var second = post("/score?stream=payments", "application/json; charset=UTF-8", EVENT);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    problem(post("/score", "application/json", "{\"id\": 1, \"amount\": 11}"), 409);
    var id = Json.shared().readTree(first.body()).get("decisionId").asText();
    assertThat(send(to("/decisions/" + id)).body()).isEqualTo(first.body());
    assertThat(send(to("/decisions/" + id + "/replay")).body())
        .startsWith("{\"equal\":false,\"stored\":{\"sha256\":\"")
        .contains(first.body());
  }

  @Test
  void predictsWithoutStoring() throws Exception {
    assertThat(post("/predict", "application/json", EVENT).statusCode()).isEqualTo(200);
    assertThat(memory.stored).isEmpty();
  }

  @Test
  void decidesAChangedEventUnderItsOwnKey() throws Exception {
    post("/score", "application/json", EVENT);
    var keyed =
        to("/score")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "again-1")
            .POST(BodyPublishers.ofString("{\"id\": 1, \"amount\": 11}"));

    assertThat(send(keyed).statusCode()).isEqualTo(200);
    problem(send(keyed.setHeader("Idempotency-Key", "x".repeat(201))), 422);
    problem(send(keyed.setHeader("Idempotency-Key", "a b")), 422);
  }

  @Test
  void refusesWithAProblemWhateverIsWrong() throws Exception {
    problem(post("/score", "application/json", "{"), 400);
    problem(post("/score", "application/json", "{\"id\": 1}"), 422);
    problem(post("/score?stream=none", "application/json", EVENT), 404);
    problem(post("/score?stream=%00", "application/json", EVENT), 404);
    problem(post("/score", "text/plain", EVENT), 415);
    problem(post("/score", "application/json;charset=utf-16", EVENT), 415);
    problem(send(to("/score").POST(BodyPublishers.ofString(EVENT))), 415);
    problem(post("/score", "application/json", "x".repeat((1 << 20) + 1)), 413);
    problem(send(to("/score").header("Accept", "image/png").POST(BodyPublishers.noBody())), 406);
    problem(send(to("/nothing")), 404);
    problem(send(to("/decisions/1-2-3-4-5")), 404);
    problem(send(to("/decisions/019a0000-0000-7000-8000-000000000001")), 404);
    problem(send(to("/cases?tier=huge")), 422);
    problem(send(to("/cases?limit=0")), 422);
    problem(send(to("/streams/none")), 404);
    problem(
        send(
            to("/score")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(EVENT))),
        415);
  }

  @Test
  void namesTheMethodsThatAPathTakes() throws Exception {
    var response = send(to("/score").DELETE());

    problem(response, 405);
    assertThat(response.headers().firstValue("Allow").orElse("")).contains("POST");
  }

  @Test
  void tellsWhenToTryAgainWhileTheDatabaseIsAway() throws Exception {
    memory.away = true;

    var response = post("/score", "application/json", EVENT);

    problem(response, 503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("3");
  }

  @Test
  void hidesWhatNobodyForesaw() throws Exception {
    assertThat(problem(send(to("/api-keys")), 500).get("detail").asText())
        .doesNotContain("NullPointer");
  }

  @Test
  void namesUnknownFieldsAndWrongTypesOfSmallBodies() throws Exception {
    String path = "/cases/019a0000-0000-7000-8000-000000000001/verdict";

    assertThat(problem(post(path, "application/json", "{\"verdit\": \"x\"}"), 422).toString())
        .contains("/verdit")
        .contains("note, reasonCode, verdict");
    assertThat(problem(post(path, "application/json", "{\"verdict\": 3}"), 422).toString())
        .contains("/verdict");
    assertThat(problem(post(path, "application/json", "{\"verdict\": \"bad\"}"), 422).toString())
        .contains("cleared, flagged");
    problem(
        post(path, "application/json", "{\"verdict\": \"cleared\", \"note\": \"a\\u0000b\"}"), 422);
    problem(
        post(path, "application/json", "{\"verdict\": \"cleared\", \"note\": \"\\ud800\"}"), 422);
    problem(post(path, "application/json", "[]"), 400);
    problem(post(path, "application/json", "null"), 400);
    problem(post(path, "application/json", ""), 400);
    problem(post(path, "application/json", "{\"verdict\": \"cleared\"} x"), 400);
    problem(post(path, "application/json", "{\"verdict\": \"x\", \"verdict\": \"y\"}"), 400);
  }

  @Test
  void keepsASaneRequestIdAndReplacesOthers() throws Exception {
    assertThat(send(to("/hello").header("X-Request-Id", "abc-1.2_3")).headers().map())
        .extractingByKey("x-request-id")
        .asString()
        .isEqualTo("[abc-1.2_3]");
    assertThat(send(to("/hello").header("X-Request-Id", "<script>")).headers().map())
        .extractingByKey("x-request-id")
        .asString()
        .matches("\\[[0-9a-f]{32}]");
  }

  @Test
  void describesStreams() throws Exception {
    assertThat(send(to("/streams")).body())
        .startsWith("{\"items\":[{\"name\":\"payments\"")
        .contains("\"default\":true")
        .contains("\"reviewMinutes\":2.0")
        .contains("{\"name\":\"known\",\"type\":\"boolean\"}");
  }

  @Test
  void answersABatchInTheFormatOfTheRequest() throws Exception {
    var lines = post("/score/batch", "application/x-ndjson", EVENT + "\nbad\n");
    var table = post("/score/batch?store=false", "text/csv", "id,amount\n7,10\n");

    assertThat(lines.statusCode()).isEqualTo(200);
    assertThat(lines.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/x-ndjson");
    assertThat(lines.body().lines()).hasSize(2);
    assertThat(table.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(table.body().lines()).hasSize(2).last().asString().startsWith("7,10,0000");
    assertThat(memory.stored).hasSize(1);
    problem(post("/score/batch?stream=tickets", "text/csv", "id,amount\n"), 415);
    problem(post("/score/batch?stream=none", "text/csv", "id,amount\n"), 404);
    problem(post("/score/batch", "text/csv", ""), 400);
    problem(post("/score/batch", "application/json", EVENT), 415);
    problem(post("/score/batch?store=maybe", "application/x-ndjson", EVENT), 422);
  }

  @Test
  void answersRowsWhileMoreAreStillToCome() throws Exception {
    try (var socket = new Socket("127.0.0.1", PORT)) {
      socket.setSoTimeout(10_000);
      var out = socket.getOutputStream();
      out.write(
          """
          POST /api/score/batch HTTP/1.1\r
          Host: localhost\r
          Content-Type: application/x-ndjson\r
          Transfer-Encoding: chunked\r
          \r
          """
              .getBytes(StandardCharsets.US_ASCII));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (int i = 1; i <= 3; i++) {
        String row = "{\"id\": %d, \"amount\": 10}\n".formatted(i);
        out.write("%x\r\n%s\r\n".formatted(row.length(), row).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        String line = in.readLine();
        while (!line.startsWith("{")) {
          line = in.readLine();
        }
        assertThat(line).contains("\"eventId\":\"" + i + "\"");
      }
    }
  }
}
