package assay.adapters.pmml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.domain.calibration.PlattScaling;
import assay.domain.features.Features;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import assay.domain.stream.StreamDefinition;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainsExactlyTest {
  private static final StreamDefinition THREE =
      Streams.stream("amount:NUMBER", "age:NUMBER", "type:CATEGORY");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void givesTheShapleyValuesOfRandomTrees(long seed) {
    var random = new SplittableRandom(seed);
    var trees = new RandomTrees(1 + random.nextInt(4), 5, 2 + random.nextInt(5), random);
    var model = load(trees.pmml(), Streams.stream(trees.features()));
    for (int n = 0; n < 50; n++) {
      var row = trees.row();
      var explanation = model.explainExactly(new Features(row)).orElseThrow();
      assertThat(explanation.method()).isEqualTo("tree-shap (node weights of the file)");
      assertThat(explanation.base()).isCloseTo(trees.expected(row, 0), within(1e-12));
      for (int input = 0; input < row.size(); input++) {
        assertThat(of("x" + input, explanation))
            .isCloseTo(trees.shapley(row, input), within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9})
  void addsUpToTheMarginOfDeepTreesToo(int depth) {
    var random = new SplittableRandom(depth);
    var trees = new RandomTrees(40, depth, 30, random);
    var model = load(trees.pmml(), Streams.stream(trees.features()));
    for (int n = 0; n < 20; n++) {
      var row = new Features(trees.row());
      double p = Streams.probability(model, row);
      assertThat(model.explainExactly(row).orElseThrow().margin())
          .isCloseTo(Math.log(p / (1 - p)), within(1e-9));
    }
  }

  @Test
  void sharesOutWhatThePathGivesToTheLastFeatureAlone() {
    var booster = Streams.resource("boosted-trees-booster.json");
    for (String name : List.of("boosted-trees.pmml", "boosted-trees-compact.pmml")) {
      var weighed = new PmmlModelDocuments().weigh(Streams.resource(name), booster);
      var explanation =
          load(weighed, THREE)
              .explainExactly(Streams.features("amount", 200.0, "age", 10.0, "type", "GIFT"))
              .orElseThrow();
      // first tree, of what is known: nothing 0.075, amount 1.8, type 0.75 x -0.5 + 0.25 x 2, both
      // 2
      double nothing = 0.75 * -0.5 + 0.25 * 1.8;
      double type = 0.75 * -0.5 + 0.25 * 2;
      assertThat(of("amount", explanation))
          .isCloseTo((1.8 - nothing + 2 - type) / 2, within(1e-12));
      assertThat(of("type", explanation)).isCloseTo((type - nothing + 2 - 1.8) / 2, within(1e-12));
      assertThat(explanation.margin()).isCloseTo(1.25, within(1e-12));
    }
  }

  @Test
  void explainsRegressionsByTheirTerms() {
    var model =
        Streams.ready(
            "logistic.pmml",
            Streams.stream("amount:NUMBER", "balance:NUMBER", "type:CATEGORY", "foreign:BOOLEAN"));
    var row = Streams.features("amount", 9.0, "balance", 5.0, "type", "PAYMENT", "foreign", true);
    assertThat(model.explainExactly(row)).isEqualTo(model.explain(row)).isPresent();
  }

  @Test
  void saysThatItExplainsTheScoreBeforeCalibration() {
    var documents = new PmmlModelDocuments();
    var bare = Streams.resource("forest.pmml");
    var document = documents.complete(bare, Facts.of(bare, new PlattScaling(1.5, -1), false));
    var row = Streams.features("amount", 60.0, "age", 20.0);
    assertThat(load(document, THREE).explainExactly(row).orElseThrow().method())
        .isEqualTo("tree-shap (node weights of the file), before calibration");
  }

  @Test
  void hasNoneWhereNodesHaveNoWeightsOrFieldsAreTestedTogether() {
    var row = Streams.features("amount", 60.0, "age", 20.0, "type", "GIFT");
    assertThat(Streams.ready("boosted-trees.pmml", THREE).explainExactly(row)).isEmpty();
    assertThat(Streams.ready("tree-without-output.pmml", THREE).explainExactly(row)).isEmpty();
    assertThat(Streams.ready("neural-network.pmml", THREE).explainExactly(row)).isEmpty();
  }

  private static double of(String feature, Explanation explanation) {
    return explanation.contributions().stream()
        .filter(contribution -> contribution.feature().equals(feature))
        .mapToDouble(Contribution::contribution)
        .sum();
  }

  private static FraudModel load(byte[] document, StreamDefinition stream) {
    var loaded = Streams.MODELS.load(document, stream);
    assertThat(loaded).as(loaded.toString()).isInstanceOf(Loaded.Ready.class);
    return ((Loaded.Ready) loaded).model();
  }
}
