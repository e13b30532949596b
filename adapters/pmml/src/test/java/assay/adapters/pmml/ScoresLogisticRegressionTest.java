package assay.adapters.pmml;

import static assay.adapters.pmml.Streams.features;
import static assay.adapters.pmml.Streams.probability;
import static assay.adapters.pmml.Streams.ready;
import static assay.adapters.pmml.Streams.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Input;
import assay.application.scoring.FraudModel.Outcome.Rejected;
import assay.domain.event.Sha256;
import assay.domain.features.FeatureType;
import org.junit.jupiter.api.Test;

class ScoresLogisticRegressionTest {
  private final FraudModel model =
      ready(
          "logistic.pmml",
          stream("amount:NUMBER", "balance:NUMBER", "type:CATEGORY", "foreign:BOOLEAN"));

  /** -2 + 0.5 ln(100) + 0.01 x 99 - 0.002 (50 - 99) + 1.5 + 0.75. */
  private static final double MARGIN = -2 + 0.5 * Math.log(100) + 0.99 + 0.098 + 1.5 + 0.75;

  @Test
  void computesTheProbabilityThatWasWorkedOutByHand() {
    double probability =
        probability(
            model, features("amount", 99.0, "balance", 50.0, "type", "TRANSFER", "foreign", true));
    assertThat(probability).isCloseTo(1 / (1 + Math.exp(-MARGIN)), within(1e-12));
  }

  @Test
  void replacesAMissingValueAsTheFileSays() {
    double missing =
        probability(model, features("amount", 99.0, "type", "PAYMENT", "foreign", true));
    double replaced =
        probability(
            model, features("amount", 99.0, "balance", 100.0, "type", "PAYMENT", "foreign", true));
    assertThat(missing).isEqualTo(replaced);
  }

  @Test
  void rejectsAnUnknownCategoryNamingTheKnownOnes() {
    assertThat(
            model.score(features("amount", 1.0, "balance", 1.0, "type", "GIFT", "foreign", false)))
        .isEqualTo(new Rejected("type", "GIFT", "one of TRANSFER, PAYMENT"));
  }

  @Test
  void rejectsANumberOutsideTheDeclaredInterval() {
    assertThat(
            model.score(
                features("amount", -1.0, "balance", 1.0, "type", "PAYMENT", "foreign", false)))
        .isEqualTo(new Rejected("amount", "-1.0", "a number in [0, ∞)"));
  }

  @Test
  void rejectsAnEventWithoutAValueThatTheModelNeeds() {
    assertThat(model.score(features("balance", 1.0, "type", "PAYMENT", "foreign", false)))
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.feature()).isEqualTo("p1"));
  }

  @Test
  void saysWhatItIsAndWhatItReads() {
    assertThat(model.sha256()).isEqualTo(Sha256.of(Streams.resource("logistic.pmml")));
    assertThat(model.calibrated()).isFalse();
    assertThat(model.inputs())
        .containsExactly(
            new Input("amount", FeatureType.NUMBER),
            new Input("balance", FeatureType.NUMBER),
            new Input("type", FeatureType.CATEGORY),
            new Input("foreign", FeatureType.BOOLEAN));
  }
}
