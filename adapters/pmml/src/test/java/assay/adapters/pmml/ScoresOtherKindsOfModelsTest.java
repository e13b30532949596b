package assay.adapters.pmml;

import static assay.adapters.pmml.Streams.features;
import static assay.adapters.pmml.Streams.probability;
import static assay.adapters.pmml.Streams.ready;
import static assay.adapters.pmml.Streams.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.application.scoring.FraudModel.Outcome.Rejected;
import org.junit.jupiter.api.Test;

/** Probabilities worked out by hand from the files. */
class ScoresOtherKindsOfModelsTest {
  @Test
  void scoresBoostedTrees() {
    var model = ready("boosted-trees.pmml", stream("amount:NUMBER", "age:NUMBER", "type:CATEGORY"));
    assertThat(probability(model, features("amount", 200.0, "age", 10.0, "type", "GIFT")))
        .isCloseTo(1 / (1 + Math.exp(-1.25)), within(1e-7));
    assertThat(probability(model, features("age", 10.0, "type", "SALE")))
        .isCloseTo(1 / (1 + Math.exp(0.75)), within(1e-7));
  }

  @Test
  void scoresAForest() {
    var model = ready("forest.pmml", stream("amount:NUMBER", "age:NUMBER"));
    assertThat(probability(model, features("amount", 60.0, "age", 20.0)))
        .isCloseTo((0.75 + 0.4) / 2, within(1e-12));
  }

  @Test
  void scoresATreeByTheDistributionOfItsTargetWhereThereIsNoOutput() {
    var model = ready("tree-without-output.pmml", stream("amount:NUMBER", "type:TEXT"));
    assertThat(probability(model, features("amount", 60.0, "type", "GIFT"))).isEqualTo(0.6);
    assertThat(probability(model, features("amount", 10.0, "type", "GIFT"))).isEqualTo(0.1);
  }

  @Test
  void scoresANeuralNetworkAndExplainsNothing() {
    var model = ready("neural-network.pmml", stream("amount:NUMBER"));
    var event = features("amount", 4.0);
    assertThat(probability(model, event)).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
    assertThat(model.explain(event)).isEmpty();
  }

  @Test
  void scoresNaiveBayesAndExplainsNothing() {
    var model = ready("naive-bayes.pmml", stream("type:CATEGORY"));
    var event = features("type", "GIFT");
    assertThat(probability(model, event)).isCloseTo(8.0 / 18, within(1e-12));
    assertThat(model.explain(event)).isEmpty();
  }

  @Test
  void takesTheOutputThatIsMarkedAsCalibrated() {
    var model = ready("scorecard.pmml", stream("amount:NUMBER", "age:NUMBER"));
    assertThat(model.calibrated()).isTrue();
    assertThat(probability(model, features("amount", 200.0, "age", 20.0)))
        .isCloseTo(0.45, within(1e-12));
  }

  @Test
  void rejectsAnEventForWhichTheOutputIsNoProbability() {
    var model = ready("scorecard.pmml", stream("amount:NUMBER", "age:NUMBER"));
    assertThat(model.score(features("amount", 200.0, "age", 250.0)))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.feature()).isEqualTo("calibrated");
              assertThat(rejected.value()).startsWith("1.6");
              assertThat(rejected.expected()).startsWith("a probability in [0, 1]");
            });
  }
}
