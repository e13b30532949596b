package assay.adapters.pmml;

import static assay.adapters.pmml.Streams.probability;
import static assay.adapters.pmml.Streams.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Outcome.Rejected;
import assay.domain.features.Features;
import assay.domain.scoring.Explanation;
import assay.domain.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files of many kinds through loading, scoring and explaining. The probabilities were worked out
 * from the files by other means, with the formulas of the PMML standard.
 */
class TakesManyKindsOfModelsTest {
  private static final StreamDefinition STREAM =
      stream("amount:NUMBER", "age:NUMBER", "type:CATEGORY");
  private static final List<Features> EVENTS = events();

  @ParameterizedTest
  @CsvSource({
    "regression-logit-3.2, 200, 10, , 0.1544652650835347, linear",
    "regression-logit-4.0, 200, 10, , 0.1544652650835347, linear",
    "regression-logit-4.1, 200, 10, , 0.1544652650835347, linear",
    "regression-logit-4.2, 200, 10, , 0.1544652650835347, linear",
    "regression-logit-4.3, 200, 10, , 0.1544652650835347, linear",
    "regression-logit-4.4, 200, 10, , 0.1544652650835347, linear",
    "regression-softmax, 200, , GIFT, 0.7772998611746911, linear",
    "regression-probit, 200, 10, , 0.044565462758543076, sampled",
    "regression-cloglog, 200, 10, , 0.16696825146377936, sampled",
    "regression-product, 200, 10, , 0.3775406687981454, sampled",
    "general-regression, 200, , GIFT, 0.401312339887548, sampled",
    "scorecard, 200, 10, , 0.43782349911420193, sampled",
    "tree-binary, 200, 10, , 0.8, tree-shap",
    "tree-binary, 200, 30, , 0.2, tree-shap",
    "tree-multiway, 200, , CARD, 0.6, sampled",
    "tree-multiway, 200, , , 0.4, sampled",
    "tree-last-prediction, 200, , , 0.35, tree-shap",
    "forest-average, 200, 10, , 0.5333333333333333, tree-shap",
    "forest-weighted-average, 200, 10, , 0.5166666666666667, tree-shap",
    "forest-vote, 200, 10, , 0.6666666666666666, tree-shap",
    "forest-max, 200, 30, , 0.2, sampled",
    "forest-median, 200, 10, , 0.6, sampled",
    "boosted-trees, 200, 10, , 0.7858349830425586, tree-shap",
    "boosted-trees, , , , 0.7858349830425586, tree-shap",
    "boosted-trees-rescaled, 200, 30, , 0.6681877721681662, tree-shap",
    "boosted-trees-without-weights, 100, 30, , 0.14185106490048777, sampled",
    "svm-linear, 200, 10, , 0.8670357598021706, sampled",
    "svm-rbf, 200, 10, , 0.7955347977846551, sampled",
    "svm-polynomial, 200, 10, , 0.7898049322236892, sampled",
    "neural-network, 200, 10, , 0.6160316231444526, sampled",
    "neural-network-rectifier, 200, 10, , 0.569546223939229, sampled",
    "naive-bayes, , , GIFT, 0.4444444444444444, sampled",
    "naive-bayes-gaussian, 120, , GIFT, 0.5155839077961542, sampled",
    "nearest-neighbours, 200, 10, , 0.6666666666666666, sampled",
    "rule-set, 200, 10, , 0.75, sampled",
    "rule-set, 200, 40, , 0.09999999999999998, sampled",
    "rule-set, 20, 40, , 0.050000000000000044, sampled",
    "average-of-regressions, 300, 10, , 0.5240084071950978, sampled",
    "stack, 300, 10, , 0.5844218272874235, sampled",
    "select-first, 300, 10, GIFT, 0.6224593312018546, sampled",
    "select-first, 300, 10, SALE, 0.425557483188341, sampled",
    "transformations, 200, 43, GIFT, 0.5986876601124521, linear",
    "transformations, 50, , OTHER, 0.13010847436299786, linear",
    "transformations, 50, 10, , 0.6681877721681662, linear",
    "text-tf-idf, , , free gift for free, 0.8641271029909058, linear",
    "missing-replaced, 200, , , 0.009013298652847822, linear",
    "outliers-clipped, 9000, 10, , 0.3318122278318339, linear"
  })
  void scoresAndExplains(
      String kind,
      @Nullable Double amount,
      @Nullable Double age,
      @Nullable String type,
      double expected,
      String method) {
    var model = model(kind);
    var event = event(amount, age, type);

    assertThat(probability(model, event)).isCloseTo(expected, within(1e-9));

    var reasons = model.reasons(event, 7, EVENTS).orElseThrow();
    assertThat(reasons.method()).startsWith(method);
    assertThat(told(reasons)).isCloseTo(expected, within(1e-9));
    assertThat(model.reasons(event, 7, EVENTS)).hasValue(reasons);
    assertThat(reasons.walks().isPresent()).isEqualTo(method.equals("sampled"));
    assertThat(reasons.contributions())
        .allSatisfy(c -> assertThat(List.of("amount", "age", "type")).contains(c.feature()))
        .allSatisfy(
            c -> assertThat(c.standardError().isPresent()).isEqualTo(method.equals("sampled")));
  }

  /** In the order of the file's own probability, where an output transforms it as a logit does. */
  private static double told(Explanation reasons) {
    return reasons.unit().equals("log-odds")
        ? 1 / (1 + Math.exp(-reasons.margin()))
        : reasons.margin();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clustering | of the kind ClusteringModel, which gives no probability of fraud
          association | of the kind AssociationModel, which gives no probability of fraud
          time-series | of the kind TimeSeriesModel, which gives no probability of fraud
          gaussian-process | Element GaussianProcessModel is not supported
          plain-regression | No output is the probability of 1, which means fraud in this stream
          tree-weighted-confidence | missingValueStrategy=weightedConfidence is not supported
          nearest-neighbours-voting | scores no row at all
          rule-set-without-probability | scores no row at all
          not-a-number | "ln" returned invalid value
          wrong-target | Its outputs are 'p1' (probability of fraud)
          script-names | '<script>alert(1)</script>' (continuous double) is missing
          slow-expression | '^(a+)+$' repeats what repeats already
          endless-function | call each other without end
          circular-fields | call each other without end
          """)
  void refuses(String kind, String reason) {
    var loaded = Streams.MODELS.load(Streams.bytes("/kinds/" + kind + ".pmml"), STREAM);

    assertThat(loaded)
        .isInstanceOfSatisfying(
            Loaded.Refused.class, refused -> assertThat(refused.reason()).contains(reason));
  }

  @Test
  void givesNoScoreThatIsNoNumber() {
    var model = model("not-a-number-weight");

    assertThat(model.score(event(200.0, 10.0, null)))
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.value()).isEqualTo("missing"));
    assertThat(model.reasons(event(200.0, 10.0, null), 7, EVENTS)).isEmpty();
  }

  @Test
  void explainsByPathsWhereNothingIsKnownOfOtherEvents() {
    var model = model("boosted-trees-without-weights");
    var event = event(100.0, 30.0, null);

    assertThat(model.timeOfReasons()).isEmpty();
    assertThat(model.reasons(event, 7, List.of()).orElseThrow().method())
        .isEqualTo("tree-path (leaves count alike)");
    assertThat(model("neural-network").reasons(event, 7, List.of())).isEmpty();
  }

  @Test
  void knowsHowLongExactReasonsTake() {
    assertThat(model("forest-average").timeOfReasons()).isPresent();
    assertThat(model("regression-logit-4.4").timeOfReasons()).isPresent();
    assertThat(model("neural-network").timeOfReasons()).isEmpty();
  }

  @Test
  void samplesWithinItsErrors() {
    var model = model("neural-network");
    var event = event(400.0, 60.0, null);
    var many = model.reasons(event, 1, EVENTS).orElseThrow();

    for (int seed = 2; seed < 12; seed++) {
      var other = model.reasons(event, seed, EVENTS).orElseThrow();
      for (int i = 0; i < other.contributions().size(); i++) {
        var one = other.contributions().get(i);
        double error =
            one.standardError().orElseThrow()
                + many.contributions().get(i).standardError().orElseThrow();
        assertThat(one.contribution())
            .isCloseTo(many.contributions().get(i).contribution(), within(5 * error + 1e-12));
      }
    }
  }

  private static FraudModel model(String kind) {
    var loaded = Streams.MODELS.load(Streams.bytes("/kinds/" + kind + ".pmml"), STREAM);
    if (loaded instanceof Loaded.Refused refused) {
      throw new AssertionError(refused.reason());
    }
    return ((Loaded.Ready) loaded).model();
  }

  private static Features event(
      @Nullable Double amount, @Nullable Double age, @Nullable String type) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("amount", amount);
    values.put("age", age);
    values.put("type", type);
    return new Features(values);
  }

  private static List<Features> events() {
    var random = new SplittableRandom(3);
    var events = new ArrayList<Features>();
    for (int i = 0; i < 60; i++) {
      events.add(
          event(
              (double) random.nextInt(600),
              18.0 + random.nextInt(60),
              Optional.of("SALE").filter(s -> random.nextInt(3) > 0).orElse("GIFT")));
    }
    return events;
  }
}
