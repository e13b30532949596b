package assay.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cost.Costs;
import assay.domain.event.Pointer;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Probability;
import assay.domain.stream.AmountRule;
import assay.domain.stream.CurrencyRule;
import assay.domain.stream.EventReader.Reading;
import assay.domain.stream.StreamDefinition;
import assay.domain.triage.ReviewRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Sha256 SHA256 = Sha256.of(new byte[] {1});

  @Test
  void hidesValuesThatAreComputedOfMaskedFields() {
    var contributions = judged("/before").explanation().orElseThrow().contributions();

    assertThat(contributions)
        .containsExactly(
            new Contribution("before", "(masked)", 1),
            new Contribution("after", 30.0, 2),
            new Contribution("difference", "(masked)", 3));
  }

  @Test
  void showsEveryValueWhereTheMaskedFieldIsNotRead() {
    assertThat(judged("/name").explanation().orElseThrow().contributions())
        .extracting(Contribution::value)
        .doesNotContain("(masked)");
  }

  private static Decision judged(String masked) {
    var serving = new Serving(definition(masked), SHA256, 1, Optional.of(new Difference()));
    var event =
        ((Reading.Read)
                serving.reader().read(Map.of("before", 50, "after", 30), Instant.EPOCH, () -> "1"))
            .event();
    var judged =
        Judgement.of(
            serving,
            event,
            new DecisionId(new UUID(0, 1)),
            Instant.EPOCH,
            Telling.whatever(id -> List.of()));
    return ((Judgement.Made) judged).decision();
  }

  private static StreamDefinition definition(String masked) {
    return new StreamDefinition(
        new StreamName("test"),
        "For tests",
        Optional.empty(),
        Optional.empty(),
        new AmountRule.Constant(BigDecimal.TEN),
        new CurrencyRule(Optional.empty(), "GBP", Map.of()),
        Map.of(),
        Optional.empty(),
        List.of(number("before"), number("after")),
        new Costs(1, 25, 4, 0.95, 15, 0.05, false, 100, 2),
        Optional.empty(),
        Set.of(Pointer.parse(masked)),
        Optional.empty(),
        ReviewRules.USUAL,
        Optional.empty());
  }

  private static FeatureRule number(String name) {
    return new FeatureRule(name, FeatureType.NUMBER, new Derivation.Field(Pointer.toField(name)));
  }

  /** Explains by its two inputs and by what it makes of both. */
  private static final class Difference implements FraudModel {
    @Override
    public Sha256 sha256() {
      return SHA256;
    }

    @Override
    public boolean calibrated() {
      return true;
    }

    @Override
    public List<Input> inputs() {
      return List.of(
          new Input("before", FeatureType.NUMBER), new Input("after", FeatureType.NUMBER));
    }

    @Override
    public Outcome score(Features features) {
      return new Outcome.Scored(new Probability(0.5));
    }

    @Override
    public Optional<Explanation> explain(Features features) {
      double before = (double) features.values().get("before");
      double after = (double) features.values().get("after");
      return Optional.of(
          new Explanation(
              "linear",
              "log-odds",
              -6,
              List.of(
                  new Contribution("before", before, 1),
                  new Contribution("after", after, 2),
                  new Contribution("difference", before - after, 3))));
    }

    @Override
    public Set<String> inputsOf(String feature) {
      return feature.equals("difference") ? Set.of("before", "after") : Set.of(feature);
    }
  }
}
