package assay.adapters.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.adapters.rest.json.Json;
import assay.application.StorageUnavailable;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.domain.event.FieldProblem;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private static JsonNode json(Problem problem) throws IOException {
    return Json.shared().readTree(Json.bytes(problem));
  }

  @Test
  void namesFieldValueAndWhatWasExpected() throws IOException {
    var outcome =
        new Outcome.Invalid(
            new StreamName("ticketing"),
            List.of(new FieldProblem("/amount", "\"much\"", "a number")));

    var problem = json(Problems.of(outcome).of("r-1"));

    assertThat(problem.toString())
        .isEqualTo(
            """
            {"type":"/problems/invalid-event","title":"The event can't be decided","status":422,\
            "detail":"1 field can't be used.","instance":"r-1","errors":[{"field":"/amount",\
            "value":"\\"much\\"","expected":"a number"}]}""");
  }

  @Test
  void saysWhereJsonBreaks() throws IOException {
    var problem = json(Problems.of(new Outcome.Malformed("A value is missing.", 3, 7)));

    assertThat(problem.get("status").intValue()).isEqualTo(400);
    assertThat(problem.get("line").intValue()).isEqualTo(3);
    assertThat(problem.get("column").intValue()).isEqualTo(7);
    assertThat(json(Problems.of(new Outcome.Malformed("Empty.", 0, 0))).has("line")).isFalse();
  }

  @Test
  void listsTheStreamsThatThereAre() throws IOException {
    var known = List.of(new StreamName("card-pca"), new StreamName("ticketing"));

    var problem = json(Problems.of(new Outcome.UnknownStream("tickets", known)));

    assertThat(problem.get("status").intValue()).isEqualTo(404);
    assertThat(problem.get("known").toString()).isEqualTo("[\"card-pca\",\"ticketing\"]");
  }

  @Test
  void neverTellsBackLongInput() throws IOException {
    var outcome = new Outcome.UnknownStream("x".repeat(100_000), List.of());

    assertThat(json(Problems.of(outcome)).toString()).hasSizeLessThan(400);
  }

  @Test
  void neverCutsACharacterInTwo() {
    assertThat(Problems.shorten("😀".repeat(200))).isEqualTo("😀".repeat(100) + "…");
  }

  @Test
  void tellsWhenToTryAgain() {
    var none = new Outcome.NoModel(new StreamName("ticketing"));
    var away = new StorageUnavailable("secret host name", Duration.ofMillis(1), null);

    try (var response = ProblemResponse.of(Problems.of(none))) {
      assertThat(response.getStatus()).isEqualTo(503);
      assertThat(response.getHeaderString("Retry-After")).isEqualTo("30");
    }
    assertThat(Problems.unavailable(away).retryAfter()).isEqualTo(1);
    assertThat(Problems.unavailable(away).toString()).doesNotContain("secret");
  }

  @Test
  void tellsAConflictWithTheEarlierDecision() {
    var id = new DecisionId(UUID.randomUUID());

    var problem = Problems.of(new Outcome.Conflict("id:7", id));

    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.detail()).contains("id:7").contains(id.toString());
  }

  @Test
  void refusesToCallADecisionAProblem() {
    assertThatThrownBy(() -> Problems.of(new Outcome.Decided(new byte[0], false, Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasOneReferencePerType() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::reference))
        .doesNotHaveDuplicates()
        .allMatch(reference -> reference.matches("/problems/[a-z-]+"));
  }
}
