package assay.adapters.pmml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.application.model.FraudModels.Loaded;
import assay.domain.stream.StreamDefinition;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeighsTreesTest {
  private static final PmmlModelDocuments DOCUMENTS = new PmmlModelDocuments();
  private static final StreamDefinition THREE =
      Streams.stream("amount:NUMBER", "age:NUMBER", "type:CATEGORY");

  @Test
  void writesTheCoverOfEveryNode() {
    var weighed = weigh("boosted-trees.pmml", booster());
    assertThat(counts(weighed))
        .containsExactly("100.0", "75.0", "25.0", "20.0", "5.0", "90.250", "60.125", "30.125");
  }

  /** The parent keeps what no child of it has: the weight of the leaf that it swallowed. */
  @Test
  void writesTheCoverIntoTheCompactForm() {
    var weighed = weigh("boosted-trees-compact.pmml", booster());
    assertThat(counts(weighed)).containsExactly("100.0", "75.0", "20.0", "90.250", "30.125");
  }

  @ParameterizedTest
  @ValueSource(strings = {"boosted-trees.pmml", "boosted-trees-compact.pmml"})
  void changesNoScoreAndGivesExplanationsTheirWeights(String name) {
    var weighed = weigh(name, booster());
    var before = new Evaluation(Streams.resource("boosted-trees.pmml"));
    var after = new Evaluation(weighed);
    var random = new SplittableRandom(6);
    for (int i = 0; i < 300; i++) {
      var row = before.row(random);
      assertThat(after.output("probability(1)", row))
          .isEqualTo(before.output("probability(1)", row));
    }
    var loaded = (Loaded.Ready) Streams.MODELS.load(weighed, THREE);
    var explanation =
        loaded
            .model()
            .explain(Streams.features("amount", 200.0, "age", 10.0, "type", "GIFT"))
            .orElseThrow();
    assertThat(explanation.method()).isEqualTo("tree-path (node weights of the file)");
    // -0.5 x 0.75 + 2 x 0.2 + 1 x 0.05, and (-0.25 x 60.125 + 0.75 x 30.125) / 90.25
    assertThat(explanation.base())
        .isCloseTo(-1.5 + 0.075 + (0.75 * 30.125 - 0.25 * 60.125) / 90.25, within(1e-12));
  }

  @Test
  void refusesABoosterOfAnotherModel() {
    refuse(booster().replace("0.75", "0.7500001"), "Tree 1, node 2", "has the value 0.7500001");
    refuse(booster().replace("100.5", "100.6"), "Tree 0, node 0", "compares with 100.6");
    refuse(
        booster().replace("[\n       2,\n       0,\n       0\n      ]", "[1, 0, 0]"),
        "Tree 1, node 0",
        "'type = GIFT'");
    refuse(
        booster().replaceFirst("(?s)(\"left_children\": \\[)\\s+1,(.*?3)", "$1 -1,$2"),
        "Tree 0, node 0",
        "is a leaf");
    refuse(
        "{\"learner\": {\"gradient_booster\": {\"model\": {\"trees\": []}}}}",
        "2 trees and the booster 0");
  }

  @Test
  void refusesWhatIsNoBoosterOfTrees() {
    refuse("<xml/>", "no JSON");
    refuse("{}", "no /learner/gradient_booster/model/trees");
    refuse(booster().replace("sum_hessian", "sum"), "no 'sum_hessian' for every node");
    refuse(booster().replaceFirst("(\"split_type\": \\[)\\s+0", "$1 1"), "sets of categories");
  }

  private static void refuse(String booster, String... messages) {
    assertThat(booster).isNotEqualTo(booster());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weigh("boosted-trees.pmml", booster))
        .satisfies(e -> assertThat(e.getMessage()).contains(messages));
  }

  private static byte[] weigh(String name, String booster) {
    return DOCUMENTS.weigh(Streams.resource(name), booster.getBytes(UTF_8));
  }

  private static String booster() {
    return new String(Streams.resource("boosted-trees-booster.json"), UTF_8);
  }

  private static List<String> counts(byte[] document) {
    return Pattern.compile("recordCount=\"([^\"]*)\"")
        .matcher(new String(document, UTF_8))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
