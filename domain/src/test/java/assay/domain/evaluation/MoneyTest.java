package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.domain.cost.Bands;
import assay.domain.cost.Costs;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  private static final Offset<Double> EXACT = within(1e-8);

  private static Costs costs(boolean automaticBlock) {
    return new Costs(0.9, 5, 60, 0.8, 15, 0.05, automaticBlock, 500, 4);
  }

  /** By hand: L a + F = 95, a fifth of it stays after a review, an insult is 15 + 5. */
  @Test
  void theTruthDecidesWhatAnActionCosts() {
    var fraud = IncurredCost.of(true, 100, costs(false));
    assertThat(fraud.allow()).isEqualTo(95, EXACT);
    assertThat(fraud.review()).isEqualTo(60 + 19, EXACT);
    assertThat(fraud.block()).isZero();

    var good = IncurredCost.of(false, 100, costs(false));
    assertThat(good.allow()).isZero();
    assertThat(good.review()).isEqualTo(60, EXACT);
    assertThat(good.block()).isEqualTo(20, EXACT);
  }

  /** Worked out in numpy: expected costs, cheapest action, incurred costs, row by row. */
  @Test
  void agreesWithNumpyWithoutBlocking() {
    var savings = Savings.of(costs(false), Samples.arithmetic(), Samples.amounts(), costs(false));

    assertThat(savings.cost()).isEqualTo(20968.33, EXACT);
    assertThat(savings.allowEverything()).isEqualTo(20385.85, EXACT);
    assertThat(savings.reviewEverything()).isEqualTo(34077.17, EXACT);
    assertThat(savings.allowed()).isEqualTo(269);
    assertThat(savings.reviewed()).isEqualTo(231);
    assertThat(savings.saved()).isEqualTo(20385.85 - 20968.33, EXACT);
    assertThat(savings.share().orElseThrow()).isEqualTo(-0.028572760027175688, EXACT);
  }

  @Test
  void agreesWithNumpyWithBlocking() {
    var savings = Savings.of(costs(true), Samples.arithmetic(), Samples.amounts(), costs(true));

    assertThat(savings.cost()).isEqualTo(8061.075, EXACT);
    assertThat(savings.allowed()).isEqualTo(81);
    assertThat(savings.reviewed()).isZero();
    assertThat(savings.blocked()).isEqualTo(419);
    assertThat(savings.share().orElseThrow()).isEqualTo(0.6045749870621043, EXACT);
  }

  /** Bahnsen's matrix (L = c = 1, F = 0): frauds of 100 and 50, R = 4; cost 4 + 50, baseline 16. */
  @Test
  void comparesWithTheCheaperOfAllowingAndReviewingEverything() {
    var sample = Samples.of(new double[] {0.9, 0.01, 0.2, 0.1}, 1, 1, 0, 0);
    var bahnsen = new Costs(1, 0, 4, 1, 15, 0, false, 500, 4);

    var savings =
        Savings.of(new Bands(0.5, 1, false), sample, new double[] {100, 50, 9, 9}, bahnsen);

    assertThat(savings.cost()).isEqualTo(54, EXACT);
    assertThat(savings.allowEverything()).isEqualTo(150, EXACT);
    assertThat(savings.reviewEverything()).isEqualTo(16, EXACT);
    assertThat(savings.saved()).isEqualTo(96, EXACT);
    assertThat(savings.share().orElseThrow()).isEqualTo((16 - 54) / 16.0, EXACT);
  }

  @Test
  void hasNoShareWhereNothingCouldBeLost() {
    var savings =
        Savings.of(
            costs(false), Samples.of(new double[] {0.9}, 0), new double[] {900}, costs(false));

    assertThat(savings.share()).isEmpty();
    assertThat(savings.saved()).isEqualTo(-60, EXACT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoAmount(double amount) {
    var sample = Samples.of(new double[] {0.9}, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Savings.of(costs(false), sample, new double[] {amount}, costs(false)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CostCurve.of(sample, new double[] {amount}, costs(false)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CostCurve.of(sample, new double[] {1, 2}, costs(false)));
  }

  /** By trying every threshold in numpy. */
  @Test
  void findsTheCheapestConstantThreshold() {
    var curve = CostCurve.of(Samples.arithmetic(), Samples.amounts(), costs(false));

    assertThat(curve.cheapest().from()).isEqualTo(0.86);
    assertThat(curve.cheapest().value()).isEqualTo(18369.81, EXACT);
    assertThat(curve.costAt(2)).isEqualTo(20385.85, EXACT);
    assertThat(curve.costAt(0)).isEqualTo(34077.17, EXACT);
  }

  @Test
  void reviewsNothingWhereNothingIsWorthIt() {
    var curve =
        CostCurve.of(
            Samples.of(new double[] {0.9, 0.1}, 1, 0), new double[] {10, 10}, costs(false));

    assertThat(curve.cheapest()).isEqualTo(new Threshold(Double.POSITIVE_INFINITY, 14));
  }

  /** A band that reviews from the threshold on costs what the curve says. */
  @RepeatedTest(20)
  void theCurveAgreesWithAPolicyOfThatThreshold(RepetitionInfo info) {
    var sample = Samples.random(info.getCurrentRepetition());
    double[] amounts = new double[sample.size()];
    Arrays.setAll(amounts, row -> 40 * row);
    var curve = CostCurve.of(sample, amounts, costs(false));

    for (double threshold : new double[] {0.05, 0.3, 0.5, 1}) {
      var savings = Savings.of(new Bands(threshold, 1, false), sample, amounts, costs(false));
      assertThat(curve.costAt(threshold)).isEqualTo(savings.cost(), EXACT);
      assertThat(curve.cheapest().value()).isLessThanOrEqualTo(savings.cost() + 1e-8);
    }
  }

  @Test
  void drawsTheCurveFromNoReviewToAll() {
    var points = CostCurve.of(Samples.arithmetic(), Samples.amounts(), costs(false)).points(20);

    assertThat(points).hasSizeLessThanOrEqualTo(20).hasSizeGreaterThan(15);
    assertThat(points.get(0).reviews()).isZero();
    assertThat(points.get(points.size() - 1).reviews()).isEqualTo(500);
    assertThat(points.get(points.size() - 1).cost()).isEqualTo(34077.17, EXACT);
  }

  /** By trying every threshold in numpy. */
  @Test
  void findsTheThresholdsOfTheHighestF() {
    var f1 = Threshold.maximisingF(1, Samples.arithmetic()).orElseThrow();
    assertThat(f1.from()).isEqualTo(0.76);
    assertThat(f1.value()).isEqualTo(0.5943775100401606, EXACT);

    var f2 = Threshold.maximisingF(2, Samples.arithmetic()).orElseThrow();
    assertThat(f2.from()).isEqualTo(0.47);
    assertThat(f2.value()).isEqualTo(0.7170795306388527, EXACT);
    assertThat(ConfusionMatrix.at(f2.from(), Samples.arithmetic()).f2().orElseThrow())
        .isEqualTo(f2.value(), EXACT);
  }

  @Test
  void hasNoThresholdOfTheHighestFWithoutFraud() {
    assertThat(Threshold.maximisingF(1, Samples.of(new double[] {0.4}, 0))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threshold.maximisingF(-1, Samples.arithmetic()));
  }

  /** By hand: F1 is 2/3 from 0.9 on, and 4/6 from 0.6 on; a fraud of 4 costs 4 with and without. */
  @Test
  void prefersFewerReviewsAmongEquals() {
    var sample = Samples.of(new double[] {0.9, 0.8, 0.7, 0.6}, 1, 0, 0, 1);
    assertThat(Threshold.maximisingF(1, sample)).hasValue(new Threshold(0.9, 2 / 3.0));

    var bahnsen = new Costs(1, 0, 4, 1, 15, 0, false, 500, 4);
    var fraud = Samples.of(new double[] {0.9}, 1);
    assertThat(CostCurve.of(fraud, new double[] {4}, bahnsen).cheapest())
        .isEqualTo(new Threshold(Double.POSITIVE_INFINITY, 4));
  }
}
