package assay.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.scoring.WrittenReasons;
import assay.domain.cost.Bands;
import assay.domain.cost.Costs;
import assay.domain.cost.Policy;
import assay.domain.event.AmountAtRisk;
import assay.domain.event.Event;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.features.Features;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Probability;
import assay.domain.scoring.Reasons;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonDecisionFormatTest {
  private static final Costs COSTS = new Costs(1, 25, 4, 0.95, 15, 0.05, false, 500, 4);

  private static final Explanation SAMPLED =
      new Explanation(
          "sampled-shapley (background: verification rows)",
          "probability",
          0.1,
          List.of(new Contribution("user_age", 3.0, 0.8, OptionalDouble.of(0.01))),
          OptionalInt.of(64));

  private final JsonDecisionFormat format = new JsonDecisionFormat();
  private final WrittenReasons reasons = new JsonWrittenReasons();

  private static Decision decision(double p, Policy policy, List<Contribution> contributions) {
    var event =
        new Event(
            new StreamName("ticketing"),
            "9000001",
            Instant.EPOCH,
            new AmountAtRisk(new BigDecimal("1000.00"), "GBP", 1),
            List.of(),
            new Features(Map.of()));
    return new Decision(
        new DecisionId(new UUID(1, 2)),
        event,
        Sha256.of(new byte[] {1}),
        true,
        Sha256.of(new byte[] {2}),
        3,
        new Probability(p),
        new Probability(p),
        0,
        "GBP",
        policy.assess(new Probability(p), 1000),
        Optional.of(new Explanation("linear", "log-odds", -2.2, contributions)),
        Instant.parse("2026-11-22T10:00:00Z"));
  }

  private JsonNode written(Decision decision) throws IOException {
    return new JsonMapper().readTree(format.write(decision));
  }

  @Test
  void writesTheWorkedExample() throws IOException {
    var json = written(decision(0.9, COSTS, List.of(new Contribution("user_age", 3.0, 1.31))));

    assertThat(json.at("/expectedCost/allow").doubleValue()).isEqualTo(922.5);
    assertThat(json.at("/expectedCost/review").doubleValue()).isEqualTo(50.125);
    assertThat(json.at("/expectedCost/block").doubleValue()).isEqualTo(6.5);
    assertThat(json.at("/saving").doubleValue()).isEqualTo(872.375);
    assertThat(json.at("/action").textValue()).isEqualTo("review");
    assertThat(json.at("/tier").textValue()).isEqualTo("HIGH");
    assertThat(json.at("/caseId")).isEqualTo(json.at("/decisionId"));
    assertThat(json.at("/amount").toString()).isEqualTo("1000.0");
    assertThat(json.at("/reasons/0/feature").textValue()).isEqualTo("user_age");
    assertThat(json.at("/scoredAt").textValue()).isEqualTo("2026-11-22T10:00:00Z");
  }

  @Test
  void opensNoCaseForALowOne() throws IOException {
    assertThat(written(decision(0.0001, COSTS, List.of())).at("/caseId").isNull()).isTrue();
  }

  @Test
  void knowsNoCostsUnderBands() throws IOException {
    var json = written(decision(0.9, new Bands(0.33, 0.67, false), List.of()));

    assertThat(json.has("expectedCost")).isFalse();
    assertThat(json.has("saving")).isFalse();
    assertThat(json.at("/tier").textValue()).isEqualTo("HIGH");
  }

  @Test
  void reasonsAndOthersAddUpToTheMargin() throws IOException {
    var contributions =
        IntStream.rangeClosed(1, 20).mapToObj(i -> new Contribution("f" + i, 1.0, i)).toList();

    var json = written(decision(0.9, COSTS, contributions));

    double told = 0;
    for (JsonNode reason : json.at("/reasons")) {
      told += reason.at("/contribution").doubleValue();
    }
    assertThat(json.at("/reasons")).hasSize(8);
    assertThat(told + json.at("/explanation/others").doubleValue()).isEqualTo(210.0);
  }

  @Test
  void writesTheSameDecisionInTheSameBytes() {
    assertThat(format.write(decision(1.0 / 3, COSTS, List.of())))
        .isEqualTo(format.write(decision(1.0 / 3, COSTS, List.of())));
  }

  @Test
  void writesNoReasonsThatAreLeftOut() throws IOException {
    var json = written(with(decision(0.9, COSTS, List.of()), new Reasons.LeftOut()));

    assertThat(json.has("explanation")).isFalse();
    assertThat(json.has("reasons")).isFalse();
  }

  @Test
  void namesTheAddressOfReasonsThatArePending() throws IOException {
    var json = written(with(decision(0.9, COSTS, List.of()), new Reasons.Pending()));

    assertThat(json.at("/explanation/method").textValue()).isEqualTo("pending");
    assertThat(json.at("/explanation/ask").textValue())
        .isEqualTo("/decisions/" + json.at("/decisionId").textValue());
    assertThat(json.at("/reasons")).isEmpty();
  }

  @Test
  void writesHowSureSampledReasonsAre() throws IOException {
    var json = written(with(decision(0.9, COSTS, List.of()), new Reasons.Told(SAMPLED)));

    assertThat(json.at("/explanation/walks").intValue()).isEqualTo(64);
    assertThat(json.at("/reasons/0/standardError").doubleValue()).isEqualTo(0.01);
  }

  @Test
  void readsTheMethodThatAnAnswerNames() {
    var decision = decision(0.9, COSTS, List.of());
    assertThat(reasons.method(format.write(decision))).hasValue("linear");
    assertThat(reasons.method(format.write(with(decision, new Reasons.Pending()))))
        .hasValue(WrittenReasons.PENDING);
    assertThat(reasons.method(format.write(with(decision, new Reasons.LeftOut())))).isEmpty();
  }

  @Test
  void putsReasonsWhereTheyWouldStand() {
    var decision = decision(1.0 / 3, COSTS, List.of());
    var told = format.write(with(decision, new Reasons.Told(SAMPLED)));

    for (Reasons before : List.of(new Reasons.LeftOut(), new Reasons.Pending())) {
      byte[] answer = format.write(with(decision, before));
      assertThat(reasons.with(SAMPLED, 0, answer)).isEqualTo(told);
    }
  }

  private static Decision with(Decision decision, Reasons reasons) {
    return new Decision(
        decision.id(),
        decision.event(),
        decision.model(),
        decision.calibrated(),
        decision.definition(),
        decision.costsVersion(),
        decision.probability(),
        decision.rawProbability(),
        decision.priorShift(),
        decision.reportingCurrency(),
        decision.assessment(),
        reasons,
        decision.scoredAt());
  }
}
