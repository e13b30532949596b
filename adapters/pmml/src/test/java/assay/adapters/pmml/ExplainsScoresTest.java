package assay.adapters.pmml;

import static assay.adapters.pmml.Streams.features;
import static assay.adapters.pmml.Streams.ready;
import static assay.adapters.pmml.Streams.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Outcome.Scored;
import assay.domain.features.Features;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import assay.domain.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExplainsScoresTest {
  private static final StreamDefinition THREE =
      stream("amount:NUMBER", "age:NUMBER", "type:CATEGORY");

  @Test
  void givesTheTermsOfARegressionToTheFeaturesThatPeopleKnow() {
    var model =
        ready(
            "logistic.pmml",
            stream("amount:NUMBER", "balance:NUMBER", "type:CATEGORY", "foreign:BOOLEAN"));
    var explanation =
        model
            .explain(features("amount", 99.0, "balance", 50.0, "type", "TRANSFER", "foreign", true))
            .orElseThrow();
    assertThat(explanation.method()).isEqualTo("linear");
    assertThat(explanation.unit()).isEqualTo("log-odds");
    assertThat(explanation.base()).isEqualTo(-2);
    // the logarithm reads the amount alone; the gap combines two fields and is its own feature
    assertThat(explanation.contributions()).hasSize(4);
    assertContribution(explanation, "amount", 99.0, 0.5 * Math.log(100) + 0.99);
    assertContribution(explanation, "gap", -49.0, 0.098);
    assertContribution(explanation, "type", "TRANSFER", 1.5);
    assertContribution(explanation, "foreign", true, 0.75);
    assertThat(model.inputsOf("amount")).containsExactly("amount");
    assertThat(model.inputsOf("gap")).containsExactlyInAnyOrder("amount", "balance");
  }

  @Test
  void givesTheStepsOfBoostedTreesToTheFeaturesThatDecidedThem() {
    var model = ready("boosted-trees.pmml", THREE);
    var explanation =
        model.explain(features("amount", 200.0, "age", 10.0, "type", "GIFT")).orElseThrow();
    assertThat(explanation.method()).isEqualTo("tree-path (leaves count alike)");
    assertThat(explanation.unit()).isEqualTo("log-odds");
    assertThat(explanation.base()).isCloseTo(-1.5 + 2.5 / 3 + 0.25, within(1e-12));
    assertContribution(explanation, "amount", 200.0, 1.5 - 2.5 / 3);
    assertContribution(explanation, "type", "GIFT", 0.5);
    assertContribution(explanation, "perYear", 20.0, 0.5);
    assertThat(explanation.margin()).isCloseTo(1.25, within(1e-12));
  }

  @Test
  void weighsTreesWithoutCountsByABackground() {
    var background = new ArrayList<Features>();
    for (int i = 0; i < 100; i++) {
      background.add(
          features("amount", i < 75 ? 1.0 : 200.0, "age", 1.0, "type", i < 80 ? "GIFT" : "SALE"));
    }
    var loaded =
        (Loaded.Ready)
            Streams.MODELS.load(Streams.resource("boosted-trees.pmml"), THREE, background);
    var explanation =
        loaded
            .model()
            .explain(features("amount", 200.0, "age", 10.0, "type", "GIFT"))
            .orElseThrow();
    assertThat(explanation.method()).isEqualTo("tree-path (background: events of the stream)");
    // first tree: 75 x -0.5, 5 x 2, 20 x 1; second: 75 x -0.25, 25 x 0.75
    assertThat(explanation.base()).isCloseTo(-1.5 - 0.075 + 0, within(1e-12));
    assertThat(explanation.margin()).isCloseTo(1.25, within(1e-12));
  }

  @Test
  void weighsTreesWithoutCountsByTheVerificationRowsOfTheFile() {
    var rows = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      // first tree -0.5, second -0.25, so a margin of -2.25; four in five; the rest -1.5 + 1 + 0.75
      rows.append(
          i % 5 > 0
              ? "<row><amount>1</amount><age>1</age><type>GIFT</type><p>0.09534946</p></row>"
              : "<row><amount>200</amount><age>1</age><type>SALE</type><p>0.5621765</p></row>");
    }
    String verified =
        new String(Streams.resource("boosted-trees.pmml"), UTF_8)
            .replaceFirst(
                "<Segmentation multipleModelMethod=\"modelChain\"",
                "<ModelVerification recordCount=\"60\" fieldCount=\"4\"><VerificationFields>"
                    + "<VerificationField field=\"amount\"/><VerificationField field=\"age\"/>"
                    + "<VerificationField field=\"type\"/>"
                    + "<VerificationField field=\"probability(1)\" column=\"p\""
                    + " precision=\"1e-5\"/></VerificationFields><InlineTable>"
                    + rows
                    + "</InlineTable></ModelVerification>"
                    + "<Segmentation multipleModelMethod=\"modelChain\"");
    var loaded = Streams.MODELS.load(verified.getBytes(UTF_8), THREE);
    assertThat(loaded).as(loaded.toString()).isInstanceOf(Loaded.Ready.class);
    var explanation =
        ((Loaded.Ready) loaded)
            .model()
            .explain(features("amount", 1.0, "age", 1.0, "type", "GIFT"))
            .orElseThrow();
    assertThat(explanation.method()).isEqualTo("tree-path (background: verification rows)");
    assertThat(explanation.base())
        .isCloseTo(-1.5 + (0.8 * -0.5 + 0.2) + (0.8 * -0.25 + 0.2 * 0.75), within(1e-12));
  }

  @Test
  void takesTheNodeWeightsOfTheFileWhereItHasThem() {
    var model = ready("forest.pmml", stream("amount:NUMBER", "age:NUMBER"));
    var explanation = model.explain(features("amount", 60.0, "age", 20.0)).orElseThrow();
    assertThat(explanation.method()).isEqualTo("tree-path (node weights of the file)");
    assertThat(explanation.unit()).isEqualTo("probability");
    assertThat(explanation.base()).isCloseTo(0.24, within(1e-12));
    assertContribution(explanation, "amount", 60.0, 0.26);
    assertContribution(explanation, "age", 20.0, 0.075);
  }

  @Test
  void sharesAStepThatSeveralFeaturesDecideTogether() {
    var model = ready("tree-without-output.pmml", stream("amount:NUMBER", "type:CATEGORY"));
    var explanation = model.explain(features("amount", 60.0, "type", "GIFT")).orElseThrow();
    assertThat(explanation.base()).isCloseTo(0.15, within(1e-12));
    assertContribution(explanation, "amount", 60.0, 0.225);
    assertContribution(explanation, "type", "GIFT", 0.225);
  }

  @Test
  void saysThatItExplainsTheScoreBeforeCalibration() {
    var model = ready("softmax-calibrated.pmml", stream("amount:NUMBER", "age:NUMBER"));
    var explanation = model.explain(features("amount", 10.0, "age", 2.0)).orElseThrow();
    assertThat(explanation.method()).isEqualTo("linear, before calibration");
    assertThat(explanation.base()).isEqualTo(-1.0);
    assertContribution(explanation, "amount", 10.0, 1.0);
    assertContribution(explanation, "age", 2.0, -2.0);
  }

  @Test
  void explainsTheCategoryWhoseProbabilityIsReadWhateverTheLabelIsCalled() {
    var named =
        stream(
            Optional.of("fraudster"),
            Optional.of("probability(1)"),
            "amount:NUMBER",
            "age:NUMBER",
            "type:CATEGORY");
    var model = ready("boosted-trees.pmml", named);
    assertAddsUp(model, features("amount", 200.0, "age", 10.0, "type", "GIFT"));
  }

  @Test
  void explainsNothingWhereTheOutputFallsWithTheProbabilityOfFraud() {
    String falling =
        new String(Streams.resource("softmax-calibrated.pmml"), UTF_8)
            .replace("<FieldRef field=\"p1\"/>", "<FieldRef field=\"p0\"/>");
    var loaded =
        Streams.MODELS.load(falling.getBytes(UTF_8), stream("amount:NUMBER", "age:NUMBER"));
    assertThat(loaded).isInstanceOf(Loaded.Ready.class);
    assertThat(((Loaded.Ready) loaded).model().explain(features("amount", 10.0, "age", 2.0)))
        .isEmpty();
  }

  @Test
  void addsUpToTheMarginOfEveryScore() {
    var boosted = ready("boosted-trees.pmml", THREE);
    var tree = ready("tree-without-output.pmml", stream("amount:NUMBER", "type:CATEGORY"));
    var random = new SplittableRandom(11);
    for (int i = 0; i < 2000; i++) {
      var event = event(random);
      assertAddsUp(boosted, event);
      assertAddsUp(tree, event);
    }
  }

  private static Features event(SplittableRandom random) {
    Object amount = random.nextInt(5) == 0 ? null : random.nextDouble() * 300;
    Object age = random.nextInt(5) == 0 ? null : (double) random.nextInt(1, 90);
    Object type = random.nextInt(5) == 0 ? null : List.of("GIFT", "SALE").get(random.nextInt(2));
    return features("amount", amount, "age", age, "type", type);
  }

  private static void assertAddsUp(FraudModel model, Features event) {
    double probability = ((Scored) model.score(event)).probability().value();
    var explanation = model.explain(event).orElseThrow();
    double margin =
        explanation.unit().equals("log-odds")
            ? Math.log(probability / (1 - probability))
            : probability;
    assertThat(explanation.margin()).as(event.toString()).isCloseTo(margin, within(1e-5));
  }

  private static void assertContribution(
      Explanation explanation, String feature, Object value, double expected) {
    assertThat(explanation.contributions())
        .filteredOn(contribution -> contribution.feature().equals(feature))
        .singleElement()
        .satisfies(
            contribution -> {
              assertThat(contribution.value()).isEqualTo(value);
              assertThat(contribution)
                  .extracting(Contribution::contribution)
                  .satisfies(c -> assertThat((double) c).isCloseTo(expected, within(1e-9)));
            });
  }
}
