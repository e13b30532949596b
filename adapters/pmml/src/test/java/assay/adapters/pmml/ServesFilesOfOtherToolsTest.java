package assay.adapters.pmml;

import static assay.adapters.pmml.Streams.features;
import static assay.adapters.pmml.Streams.probability;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Outcome.Rejected;
import assay.domain.stream.StreamDefinition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Files in the form that other tools write; probabilities worked out from their numbers by hand.
 */
class ServesFilesOfOtherToolsTest {
  private static final StreamDefinition THREE =
      Streams.stream("amount:NUMBER", "age:NUMBER", "type:CATEGORY");
  private static final StreamDefinition CATBOOST =
      Streams.stream(
          Optional.of("1"),
          Optional.of("probability(true)"),
          "amount:NUMBER",
          "age:NUMBER",
          "type:CATEGORY");

  @Test
  void servesCatBoost() {
    FraudModel model = Streams.ready("catboost.pmml", CATBOOST);
    // 1.2 + 0.9 + 0.7, -0.6 - 0.2 - 0.25 and 0.3 + 0.1 - 0.25, each less 1.25
    assertThat(probability(model, features("amount", 200.0, "age", 20.0, "type", "GIFT")))
        .isCloseTo(1 / (1 + Math.exp(-1.55)), within(1e-12));
    assertThat(probability(model, features("amount", 50.0, "age", 40.0, "type", "OTHER")))
        .isCloseTo(1 / (1 + Math.exp(2.3)), within(1e-12));
    assertThat(probability(model, features("amount", 200.0, "age", 40.0, "type", "SALE")))
        .isCloseTo(1 / (1 + Math.exp(1.1)), within(1e-12));
  }

  @Test
  void explainsCatBoostByTheNodeWeightsThatItWrites() {
    FraudModel model = Streams.ready("catboost.pmml", CATBOOST);
    var explanation =
        model.explain(features("amount", 200.0, "age", 20.0, "type", "GIFT")).orElseThrow();
    assertThat(explanation.method()).isEqualTo("tree-path (node weights of the file)");
    assertThat(explanation.margin()).isCloseTo(1.55, within(1e-12));
    // (50 x -0.4 + 20 x -0.6 + 10 x 1.2 + 20 x 0.3) / 100 and so on
    assertThat(explanation.base()).isCloseTo(-1.25 - 0.14 + 0.06 + 0.13, within(1e-12));
  }

  /** What the exporter writes for missing values is not what CatBoost does with them. */
  @Test
  void rejectsAMissingNumberUnderCatBoost() {
    FraudModel model = Streams.ready("catboost.pmml", CATBOOST);
    assertThat(model.score(features("age", 20.0, "type", "GIFT"))).isInstanceOf(Rejected.class);
    assertThat(probability(model, features("amount", 200.0, "age", 40.0)))
        .isCloseTo(1 / (1 + Math.exp(1.1)), within(1e-12));
  }

  @Test
  void refusesAFileOfAnOlderCatBoostThatGivesAClassAndNoProbability() {
    var file = new String(Streams.resource("catboost.pmml"), UTF_8);
    var classifier =
        """
        <Segment id="classifier"><True/>
        <TreeModel functionName="classification" splitCharacteristic="binarySplit">
        <MiningSchema><MiningField name="approx" usageType="active"/></MiningSchema>
        <Output><OutputField name="prediction" optype="categorical" dataType="boolean"/></Output>
        <Node id="root"><True/>
        <Node id="1" score="true"><SimplePredicate field="approx" operator="greaterThan" value="0.0"/></Node>
        <Node id="0" score="false"><True/></Node>
        </Node></TreeModel></Segment></Segmentation></MiningModel></PMML>
        """;
    var old = file.substring(0, file.indexOf("<Segment id=\"classifier\">")) + classifier;
    assertThat(Streams.refused(old.getBytes(UTF_8), THREE))
        .startsWith("No output is the probability of 1");
  }

  @Test
  void servesScikitLearnWithItsOwnVerificationRows() {
    FraudModel model = Streams.ready("scikit-learn.pmml", THREE);
    assertThat(probability(model, features("amount", 500.0, "age", 30.0, "type", "GIFT")))
        .isCloseTo(0.5814869139472149, within(1e-12));
    assertThat(probability(model, features("amount", 5.0, "age", 60.0, "type", "SALE")))
        .isCloseTo(0.009931836186903938, within(1e-12));
    var explanation =
        model.explain(features("amount", 500.0, "age", 30.0, "type", "GIFT")).orElseThrow();
    assertThat(explanation.method()).isEqualTo("linear");
    assertThat(explanation.contributions())
        .extracting("feature")
        .containsExactlyInAnyOrder("amount", "age", "type");
  }

  @Test
  void provesAFileOfScikitLearn() {
    var changed =
        new String(Streams.resource("scikit-learn.pmml"), UTF_8)
            .replace(">310.25<", ">310.2500001<");
    assertThat(Streams.refused(changed.getBytes(UTF_8), THREE)).contains("verification rows");
  }

  /** Its encoder raises an error for a category that it has not seen; the file says the same. */
  @Test
  void rejectsACategoryThatScikitLearnHasNotSeen() {
    FraudModel model = Streams.ready("scikit-learn.pmml", THREE);
    assertThat(model.score(features("amount", 5.0, "age", 60.0, "type", "OTHER")))
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.feature()).isEqualTo("type"));
  }
}
