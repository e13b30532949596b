package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Program.Answer;
import com.fasterxml.jackson.databind.JsonNode;
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
    anna.post(path + "/verdict", "{\"verdict\": \"flagged\"}").expect(200);
    bert.post(path + "/reopen", "{\"reason\": \"Wrong person.\"}").expect(200);
    var detail = bert.get(path).expect(200).json();
    assertThat(detail.at("/item/state/name").asText()).isEqualTo("open");
    assertThat(detail.path("labels")).isEmpty();
    assertThat(detail.path("audit").toString()).contains("Wrong person.");
    bert.post(path + "/verdict", "{\"verdict\": \"cleared\"}").expect(200);
    var label = anna.get(path).expect(200).json().at("/labels/0");
    assertThat(label.path("fraud").asBoolean()).isFalse();
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
