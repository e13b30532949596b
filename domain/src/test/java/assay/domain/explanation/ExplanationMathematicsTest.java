package assay.domain.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.features.Features;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** On models whose answers are known. */
class ExplanationMathematicsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** 3 a - 2 b + 0 c + 1. */
  private static final Scorer LINEAR = row -> 1 + 3 * number(row, "a") - 2 * number(row, "b");

  /** a b: neither does anything alone. */
  private static final Scorer PRODUCT = row -> number(row, "a") * number(row, "b");

  private static double number(Features row, String name) {
    return (double) Objects.requireNonNull(row.get(name));
  }

  private static Features row(double a, double b, double c) {
    var values = new LinkedHashMap<String, Object>();
    values.put("a", a);
    values.put("b", b);
    values.put("c", c);
    return new Features(values);
  }

  private static List<Features> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> row(i * 37 % 101 / 101.0, i * 53 % 89 / 89.0, i * 71 % 97 / 97.0))
        .toList();
  }

  private static double contribution(Explanation explanation, String feature) {
    return explanation.contributions().stream()
        .filter(it -> it.feature().equals(feature))
        .mapToDouble(Contribution::contribution)
        .sum();
  }

  /** For a linear model the Shapley value is w (x - mean of the background): exact, no error. */
  @Test
  void shapleyValuesOfALinearModelAreItsWeightsTimesTheDistance() {
    var shapley =
        SampledShapley.of(
            LINEAR, "probability", row(2, 5, 9), List.of(row(1, 1, 1)), 2, new SplittableRandom(1));

    assertThat(shapley.explanation().base()).isEqualTo(2);
    assertThat(contribution(shapley.explanation(), "a")).isEqualTo(3, EXACT);
    assertThat(contribution(shapley.explanation(), "b")).isEqualTo(-8, EXACT);
    assertThat(contribution(shapley.explanation(), "c")).isZero();
    assertThat(shapley.standardErrors()).containsEntry("a", 0.0).containsEntry("b", 0.0);
  }

  @Test
  void theStandardErrorSaysHowFarSamplingMayBeOff() {
    var background = rows(500);
    double meanA = background.stream().mapToDouble(it -> number(it, "a")).average().orElseThrow();
    int within2 = 0;
    for (int seed = 0; seed < 200; seed++) {
      var shapley =
          SampledShapley.of(
              LINEAR, "probability", row(2, 5, 9), background, 50, new SplittableRandom(seed));
      double error = Math.abs(contribution(shapley.explanation(), "a") - 3 * (2 - meanA));
      within2 += error <= 2 * shapley.standardErrors().get("a") ? 1 : 0;
    }

    // 95.4 % of 200 is 191; four standard deviations of a binomial are 12.
    assertThat(within2).isBetween(179, 200);
  }

  /** Shapley shares an interaction evenly: a b from (0, 0) to (3, 2) gives 3 to each. */
  @Test
  void shapleySharesAnInteractionAndBreakDownGivesItToTheLast() {
    var background = List.of(row(0, 0, 0));
    var shapley =
        SampledShapley.of(
            PRODUCT, "probability", row(3, 2, 1), background, 2, new SplittableRandom(4));

    assertThat(contribution(shapley.explanation(), "a")).isEqualTo(3, EXACT);
    assertThat(contribution(shapley.explanation(), "b")).isEqualTo(3, EXACT);
    assertThat(shapley.explanation().margin()).isEqualTo(6, EXACT);
    assertThat(BreakDown.of(PRODUCT, "probability", row(3, 2, 1), background).contributions())
        .containsExactly(
            new Contribution("a", 3.0, 0),
            new Contribution("b", 2.0, 6),
            new Contribution("c", 1.0, 0));
  }

  @Test
  void contributionsAddUpToTheScoreWhateverTheModel() {
    Scorer bent =
        row -> Math.tanh(number(row, "a") * number(row, "b")) + Math.sin(number(row, "c"));
    var row = row(0.3, 4, 2);

    var shapley = SampledShapley.of(bent, "probability", row, rows(40), 7, new SplittableRandom(3));
    var breakDown = BreakDown.of(bent, "probability", row, rows(40));

    assertThat(shapley.explanation().margin()).isEqualTo(bent.score(row), EXACT);
    assertThat(breakDown.margin()).isEqualTo(bent.score(row), EXACT);
  }

  @Test
  void equalSeedsExplainEqually() {
    var one =
        SampledShapley.of(
            PRODUCT, "probability", row(1, 2, 3), rows(30), 5, new SplittableRandom(9));
    var two =
        SampledShapley.of(
            PRODUCT, "probability", row(1, 2, 3), rows(30), 5, new SplittableRandom(9));

    assertThat(one).isEqualTo(two);
  }

  /** In a linear model: w (x - mean), the larger first. */
  @Test
  void breaksAPredictionDownInTheOrderOfItsEffects() {
    var background = List.of(row(0, 0, 0), row(2, 2, 2));

    var breakDown = BreakDown.of(LINEAR, "probability", row(2, 5, 9), background);

    assertThat(breakDown.base()).isEqualTo(2);
    assertThat(breakDown.contributions())
        .containsExactly(
            new Contribution("b", 5.0, -8),
            new Contribution("a", 2.0, 3),
            new Contribution("c", 9.0, 0));
  }

  /** The mean over b and c of a linear model is a line in a. */
  @Test
  void partialDependenceOfALinearModelIsALine() {
    var rows = rows(300);
    double meanB = rows.stream().mapToDouble(it -> number(it, "b")).average().orElseThrow();

    var dependence = PartialDependence.of(LINEAR, rows, "a", List.of(0.0, 0.5, 4.0));

    assertThat(dependence.points())
        .extracting(PartialDependence.Point::value)
        .containsExactly(0.0, 0.5, 4.0);
    for (var point : dependence.points()) {
      assertThat(point.score()).isEqualTo(1 + 3 * (double) point.value() - 2 * meanB, EXACT);
    }
  }

  @Test
  void proposesPercentilesOfNumbersAndTheMostFrequentOthers() {
    var numbers = IntStream.rangeClosed(0, 100).mapToObj(i -> row(i, 0, 0)).toList();
    var texts =
        List.of("x", "y", "x", "z", "y", "x").stream()
            .map(it -> new Features(Map.of("t", it)))
            .toList();

    assertThat(PartialDependence.grid(numbers, "a", 3)).containsExactly(1.0, 50.0, 99.0);
    assertThat(PartialDependence.grid(numbers, "b", 3)).containsExactly(0.0);
    assertThat(PartialDependence.grid(texts, "t", 2)).containsExactly("x", "y");
    assertThat(PartialDependence.grid(texts, "unknown", 2)).isEmpty();
  }

  /** The model ranks by a alone, and a is the truth: without it the ranking is a coin. */
  @Test
  void aFeatureThatIsEverythingLosesEverything() {
    var rows = rows(2_000);
    boolean[] fraud = new boolean[rows.size()];
    for (int i = 0; i < fraud.length; i++) {
      fraud[i] = number(rows.get(i), "a") > 0.9;
    }

    var importance =
        PermutationImportance.of(
            row -> number(row, "a"),
            rows,
            fraud,
            sample -> RocCurve.of(sample).orElseThrow().area(),
            5,
            new SplittableRandom(2));

    assertThat(importance)
        .extracting(PermutationImportance::feature)
        .containsExactly("a", "b", "c");
    assertThat(importance.get(0).drop()).isEqualTo(0.5, within(0.03));
    assertThat(importance.get(0).deviation()).isBetween(0.001, 0.05);
    assertThat(importance.get(1).drop()).isZero();
    assertThat(importance.get(1).deviation()).isZero();
  }

  /** What is shuffled for one feature does not depend on which others there are. */
  @Test
  void importanceIsRepeatableAndOfTheMetricGiven() {
    var rows = rows(300);
    boolean[] fraud = new boolean[rows.size()];
    for (int i = 0; i < fraud.length; i++) {
      fraud[i] = number(rows.get(i), "a") + number(rows.get(i), "b") > 1.5;
    }
    Scorer both = row -> (number(row, "a") + number(row, "b")) / 2;
    var results = new ArrayList<List<PermutationImportance>>();
    for (int i = 0; i < 2; i++) {
      results.add(
          PermutationImportance.of(
              both,
              rows,
              fraud,
              ExplanationMathematicsTest::precision,
              3,
              new SplittableRandom(5)));
    }

    assertThat(results.get(0)).isEqualTo(results.get(1));
    assertThat(results.get(0).get(0).drop()).isGreaterThan(0.1);
    assertThat(results.get(0).get(2)).isEqualTo(new PermutationImportance("c", 0, 0));
  }

  private static double precision(ScoredLabels sample) {
    return PrecisionRecallCurve.of(sample).orElseThrow().averagePrecision();
  }

  @Test
  void refusesWhatCannotBeExplained() {
    var random = new SplittableRandom(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> BreakDown.of(LINEAR, "probability", row(1, 1, 1), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SampledShapley.of(LINEAR, "probability", row(1, 1, 1), rows(2), 1, random))
        .withMessageContaining("2 pairs");
    assertThatIllegalArgumentException().isThrownBy(() -> PartialDependence.grid(rows(3), "a", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PermutationImportance.of(LINEAR, rows(2), new boolean[2], s -> 0, 0, random));
  }
}
