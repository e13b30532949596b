package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Program.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTheServer
class CasesIT {
  private static final Installation SERVER = Installation.shared();

  private static Program client;
  private static Program anna;
  private static Program bert;

  @BeforeAll
  static void makeKeys() throws Exception {
    client = SERVER.client();
    var admin = Person.loggedIn(SERVER, "admin");
    anna = admin.keyOf("reviewer", "anna " + Events.freshId());
    bert = admin.keyOf("reviewer", "bert " + Events.freshId());
  }

  private static String openCase() {
    var decision =
        client.score("mobile-money", Events.emptiedAccount(250_000, "C1")).expect(200).json();
    assertThat(decision.path("tier").asText()).isEqualTo("HIGH");
    return "/cases/" + decision.path("caseId").asText();
  }

  @Test
  void opensACaseForAHighEventAndNoneForALowOne() {
    var detail = anna.get(openCase()).expect(200).json();
    assertThat(detail.at("/item/state/name").asText()).isEqualTo("open");
    assertThat(detail.at("/item/tier").asText()).isEqualTo("HIGH");
    assertThat(detail.at("/decision/decisionId")).isEqualTo(detail.at("/item/id"));
    var low = client.score("mobile-money", Events.smallPayment(3, "C1")).expect(200).json();
    assertThat(low.path("caseId").isNull()).isTrue();
    anna.get("/cases/" + low.path("decisionId").asText()).expect(404);
  }

  @Test
  void listsWaitingCasesByPriorityPageByPage() {
    for (int i = 0; i < 5; i++) {
      openCase();
    }
    double last = Double.MAX_VALUE;
    String path = "/cases?stream=mobile-money&tier=high&state=open&limit=2";
    var first = anna.get(path).expect(200).json();
    var second = anna.get(path + "&cursor=" + first.path("next").asText()).expect(200).json();
    assertThat(first.path("items")).hasSize(2).doesNotContainAnyElementsOf(second.path("items"));
    for (JsonNode item :
        List.of(first.at("/items/0"), first.at("/items/1"), second.at("/items/0"))) {
      assertThat(item.path("priority").asDouble()).isLessThanOrEqualTo(last);
      last = item.path("priority").asDouble();
    }
  }

  @Test
  void letsOneOfTwoReviewersClaimACase() throws Exception {
    for (int round = 0; round < 10; round++) {
      String path = openCase();
      var together = new CyclicBarrier(2);
      var threads = Executors.newFixedThreadPool(2);
      try {
        var a = threads.submit(claim(anna, path, together));
        var b = threads.submit(claim(bert, path, together));
        assertThat(List.of(a.get().status(), b.get().status())).containsExactlyInAnyOrder(200, 409);
        var winner = a.get().status() == 200 ? anna : bert;
        var loser = winner == anna ? bert : anna;
        loser.post(path + "/verdict", "{\"verdict\": \"cleared\"}").expect(409);
        winner.post(path + "/verdict", "{\"verdict\": \"cleared\"}").expect(200);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static Callable<Answer> claim(Program reviewer, String path, CyclicBarrier together) {
    return () -> {
      together.await();
      return reviewer.post(path + "/claim", "");
    };
  }

  @Test
  void keepsTheVerdictWithLabelNotesAndTrail() {
    String path = openCase();
    anna.post(path + "/claim", "").expect(200);
    anna.post(path + "/notes", "{\"text\": \"Called the bank.\"}").expect(200);
    String verdict =
        "{\"verdict\": \"flagged\", \"reasonCode\": \"mule account\", \"note\": \"Third one.\"}";
    var closed = anna.post(path + "/verdict", verdict).expect(200).json();
    assertThat(closed.path("verdict").asText()).isEqualTo("flagged");
    var again = bert.post(path + "/verdict", verdict).expect(409).json();
    assertThat(again.path("type").asText()).isEqualTo("/problems/case-conflict");
    var detail = anna.get(path).expect(200).json();
    assertThat(detail.at("/item/state/name").asText()).isEqualTo("closed");
    assertThat(detail.at("/item/state/reasonCode").asText()).isEqualTo("mule account");
    assertThat(detail.at("/notes/0/text").asText()).isEqualTo("Called the bank.");
    assertThat(detail.path("labels")).hasSize(1);
    assertThat(detail.at("/labels/0/fraud").asBoolean()).isTrue();
    assertThat(deeds(detail)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(detail.path("audit"))
        .allSatisfy(deed -> assertThat(deed.path("by").asText()).startsWith("anna"));
  }

  @Test
  void reopensAClosedCaseWithoutItsLabel() {
    String path = openCase();
    String lines = "x".repeat(3000) + "\\r\\n".repeat(1000);
    anna.post(path + "/verdict", "{\"verdict\": \"flagged\", \"note\": \"%s.\"}".formatted(lines))
        .expect(422);
    anna.post(path + "/verdict", "{\"verdict\": \"flagged\", \"note\": \"%s\"}".formatted(lines))
        .expect(200);
    bert.post(path + "/reopen", "{\"reason\": \"Wrong person.\"}").expect(200);
    var detail = bert.get(path).expect(200).json();
    assertThat(detail.at("/item/state/name").asText()).isEqualTo("open");
    assertThat(detail.path("labels")).isEmpty();
    assertThat(detail.path("audit").toString()).contains("Wrong person.");
    assertThat(detail.at("/verdicts/0/verdict").asText()).isEqualTo("flagged");
    assertThat(detail.at("/verdicts/0/note").asText())
        .isEqualTo("x".repeat(3000) + "\n".repeat(1000));
    bert.post(path + "/verdict", "{\"verdict\": \"cleared\"}").expect(200);
    var label = anna.get(path).expect(200).json().at("/labels/0");
    assertThat(label.path("fraud").asBoolean()).isFalse();
  }

  @Test
  void wantsTwoPeopleFromTheLimitOn() {
    var decision =
        client.score("mobile-money", Events.emptiedAccount(2_000_000, "C1")).expect(200).json();
    String path = "/cases/" + decision.path("caseId").asText();
    var first = anna.post(path + "/verdict", "{\"verdict\": \"flagged\"}").expect(200).json();
    assertThat(first.path("name").asText()).isEqualTo("escalated");
    assertThat(first.path("firstReviewer").asText()).startsWith("anna");
    var between = bert.get(path).expect(200).json();
    assertThat(between.path("labels")).isEmpty();
    assertThat(between.path("audit").toString()).doesNotContain("flagged");
    var own = anna.post(path + "/verdict", "{\"verdict\": \"flagged\"}").expect(409).json();
    assertThat(own.path("detail").asText()).contains("somebody else");
    bert.post(path + "/verdict", "{\"verdict\": \"cleared\"}").expect(200);
    var closed = anna.get(path).expect(200).json();
    assertThat(closed.at("/item/state/name").asText()).isEqualTo("closed");
    assertThat(closed.at("/labels/0/fraud").asBoolean()).isFalse();
  }

  @Test
  void undoesOnesOwnVerdictAtOnce() {
    String path = openCase();
    anna.post(path + "/undo", "").expect(409);
    anna.post(path + "/verdict", "{\"verdict\": \"flagged\"}").expect(200);
    bert.post(path + "/undo", "").expect(409);
    var state = anna.post(path + "/undo", "").expect(200).json();
    assertThat(state.path("name").asText()).isEqualTo("claimed");
    assertThat(anna.get(path).expect(200).json().path("labels")).isEmpty();
    bert.post(path + "/claim", "").expect(409);
  }

  @Test
  void assignsACaseWithAReason() throws Exception {
    String path = openCase();
    bert.post(path + "/assign", "{\"to\": \"reviewer\"}").expect(422);
    bert.post(path + "/assign", "{\"to\": \"nobody here\", \"reason\": \"x\"}").expect(422);
    var assigned =
        bert.post(path + "/assign", "{\"to\": \"reviewer\", \"reason\": \"Knows the bank.\"}")
            .expect(200)
            .json();
    assertThat(assigned.path("assignee").asText()).isEqualTo("reviewer");
    var refused = anna.post(path + "/claim", "").expect(409).json();
    assertThat(refused.path("detail").asText()).contains("assigned to reviewer");
    anna.post(path + "/assign", "{\"reason\": \"On holiday.\"}").expect(200);
    anna.post(path + "/claim", "").expect(200);
    bert.post(path + "/assign", "{\"reason\": \"Mine now.\"}").expect(409);
    Person.loggedIn(SERVER, "admin")
        .keyOf("admin", "carl " + Events.freshId())
        .post(path + "/assign", "{\"reason\": \"On leave.\"}")
        .expect(200);
    assertThat(deeds(anna.get(path).json())).contains("case-taken-away");
    assertThat(anna.get(path).json().path("audit").toString()).contains("Knows the bank.");
  }

  @Test
  void putsACaseAsideAndHandsItOn() {
    String path = openCase();
    for (String wrong : List.of("soon", "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z")) {
      anna.post(path + "/snooze", "{\"until\": \"" + wrong + "\"}").expect(422);
    }
    String later = Instant.now().plusSeconds(3600).toString();
    var snoozed = anna.post(path + "/snooze", "{\"until\": \"" + later + "\"}").expect(200).json();
    assertThat(snoozed.path("name").asText()).isEqualTo("snoozed");
    bert.post(path + "/escalate", "{}").expect(422);
    var escalated =
        bert.post(path + "/escalate", "{\"reason\": \"I know the owner.\"}").expect(200).json();
    assertThat(escalated.path("name").asText()).isEqualTo("escalated");
    bert.post(path + "/claim", "").expect(409);
    anna.post(path + "/verdict", "{\"verdict\": \"cleared\"}").expect(200);
  }

  @Test
  void narrowsAndOrdersTheList() {
    String to = "C" + Events.freshId();
    for (int amount : new int[] {310_000, 330_000, 320_000}) {
      String event = Events.emptiedAccount(amount, "C1").replace("C553264065", to);
      client.score("mobile-money", event).expect(200);
    }
    String mine = "/cases?subject=destination=" + to;
    assertThat(amounts(mine + "&order=amount")).containsExactly(330_000L, 320_000L, 310_000L);
    assertThat(amounts(mine + "&order=newest")).containsExactly(320_000L, 330_000L, 310_000L);
    assertThat(amounts(mine + "&order=oldest&amountFrom=320000"))
        .containsExactly(330_000L, 320_000L);
    assertThat(amounts(mine + "&amountTo=310000&action=review&timeTo=2026-01-02T00:00:00Z"))
        .containsExactly(310_000L);
    assertThat(amounts(mine + "&model=0000000000")).isEmpty();
    for (String wrong :
        List.of(
            "order=size",
            "order=amount&state=closed",
            "amountFrom=-1",
            "timeFrom=monday",
            "subject=C1",
            "model=xyz")) {
      anna.get("/cases?" + wrong).expect(422);
    }
  }

  @Test
  void takesLateLabelsBesideTheVerdict() {
    String path = openCase();
    anna.post(path + "/verdict", "{\"verdict\": \"cleared\"}").expect(200);
    String id = path.substring("/cases/".length());
    var kept = client.post("/labels", "{\"decisionId\": \"" + id + "\", \"fraud\": true}");
    assertThat(kept.expect(200).json().path("kept").asInt()).isEqualTo(1);
    var labels = anna.get(path).expect(200).json().path("labels");
    assertThat(labels.findValuesAsText("source"))
        .containsExactlyInAnyOrder("verdict", "chargeback");
    assertThat(labels.findValuesAsText("fraud")).containsExactlyInAnyOrder("false", "true");
  }

  @Test
  void tellsWhatIsWrongWithEachRowOfLabels() {
    String id = openCase().substring("/cases/".length());
    String csv =
        "decisionId,stream,eventId,fraud,source,at\n"
            + id
            + ",,,1,chargeback,2026-01-02T00:00:00Z\n"
            + ",ticketing,no such event,true,,\n"
            + id
            + ",,,maybe,,\n"
            + id
            + ",,,true,verdict,\n"
            + id
            + ",,,true,,2999-01-01T00:00:00Z\n"
            + "too,few\n";
    var table = client.post("/labels", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    var summary = table.expect(200).json();
    assertThat(summary.path("kept").asInt()).isEqualTo(1);
    assertThat(summary.path("refused").asInt()).isEqualTo(5);
    assertThat(summary.path("errors").findValuesAsText("row"))
        .containsExactly("2", "3", "4", "5", "6");
    String lines =
        "{\"decisionId\": \"" + id + "\", \"fraud\": false, \"source\": \"bank\"}\n[]\nx\n";
    var ndjson =
        client.post("/labels", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
    assertThat(ndjson.expect(200).json().path("refused").asInt()).isEqualTo(2);
    client.post("/labels", "text/plain", new byte[] {'x'}).expect(415);
    client.post("/labels", "not json").expect(400);
  }

  private static List<Long> amounts(String path) {
    return StreamSupport.stream(
            anna.get(path).expect(200).json().path("items").spliterator(), false)
        .map(item -> item.path("amount").asLong())
        .toList();
  }

  @Test
  void givesAReleasedCaseToAnother() {
    String path = openCase();
    anna.post(path + "/claim", "").expect(200);
    // Only who has it can give it back; for others it stays where it is.
    var state = bert.post(path + "/release", "").expect(200).json();
    assertThat(state.path("name").asText()).isEqualTo("claimed");
    bert.post(path + "/claim", "").expect(409);
    anna.post(path + "/release", "").expect(200);
    bert.post(path + "/claim", "").expect(200);
  }

  @Test
  void refusesAReasonThatTheStreamDoesNotKnow() {
    String verdict = "{\"verdict\": \"flagged\", \"reasonCode\": \"bad mood\"}";
    var problem = anna.post(openCase() + "/verdict", verdict).expect(422).json();
    assertThat(problem.at("/errors/0/expected").asText()).contains("mule account");
  }

  private static List<String> deeds(JsonNode detail) {
    return StreamSupport.stream(detail.path("audit").spliterator(), false)
        .map(deed -> deed.path("deed").asText())
        .toList();
  }
}
