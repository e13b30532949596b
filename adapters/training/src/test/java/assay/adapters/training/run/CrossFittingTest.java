package assay.adapters.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.calibration.Identity;
import assay.domain.calibration.IsotonicRegression;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import assay.domain.evaluation.ScoredLabels;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CrossFittingTest {
  private static final int ROWS = 600;

  private final double[] noise = new double[ROWS];
  private final boolean[] fraud = new boolean[ROWS];

  CrossFittingTest() {
    var random = new SplittableRandom(7);
    for (int row = 0; row < ROWS; row++) {
      noise[row] = random.nextDouble();
      fraud[row] = random.nextInt(5) == 0;
    }
  }

  /** Isotonic regression makes something out of pure chance on the rows that it was fitted on. */
  @Test
  void seesThroughACalibratorThatLearnedItsRowsByHeart() {
    var sample = ScoredLabels.of(noise, fraud);
    var seen = Calibrating.calibrated(sample, IsotonicRegression.fit(sample));

    var unseen =
        CrossFitting.of(fraud, 1).scored(rows -> noise, part -> IsotonicRegression.fit(part));

    assertThat(area(seen)).isGreaterThan(0.53);
    assertThat(area(unseen)).isLessThan(area(seen) - 0.03).isCloseTo(0.5, within(0.05));
  }

  /** Forty models that draw lots are stacked: on its own rows the stack looks like a good one. */
  @Test
  void seesThroughAStackOfModelsThatDrawLots() {
    double[][] lots = new double[40][ROWS];
    var random = new SplittableRandom(8);
    for (double[] model : lots) {
      for (int row = 0; row < ROWS; row++) {
        model[row] = random.nextDouble();
      }
    }
    ValidationScores stack =
        seen -> {
          var fitted = Stacking.fit(lots, fraud, seen);
          double[] scores = new double[ROWS];
          for (int row = 0; row < ROWS; row++) {
            double sum = fitted.intercept();
            for (int model = 0; model < lots.length; model++) {
              double score = lots[model][row];
              sum += fitted.coefficients()[model] * Math.log(score / (1 - score));
            }
            scores[row] = 1 / (1 + Math.exp(-sum));
          }
          return scores;
        };
    var crossFitting = CrossFitting.of(fraud, 1);

    var seen = ScoredLabels.of(stack.by(crossFitting.all()), fraud);
    var unseen = crossFitting.scored(stack, part -> new Identity());

    assertThat(area(seen)).isGreaterThan(0.62);
    assertThat(area(unseen)).isLessThan(0.56);
  }

  @Test
  void fitsOnFourFifthsOfBothClassesAndScoresEveryRowOnce() {
    int[] calls = {0};
    var scored =
        CrossFitting.of(fraud, 1)
            .scored(
                seen -> {
                  calls[0]++;
                  double[] scores = new double[ROWS];
                  for (int row = 0; row < ROWS; row++) {
                    scores[row] = seen[row] ? 0 : 1;
                  }
                  return scores;
                },
                part -> {
                  assertThat(part.size()).isCloseTo(ROWS * 4 / 5, within(2));
                  assertThat(part.frauds()).isBetween(frauds() * 4 / 5 - 1, frauds() * 4 / 5 + 1);
                  return new Identity();
                });

    assertThat(calls[0]).isEqualTo(5);
    for (int row = 0; row < ROWS; row++) {
      assertThat(scored.score(row)).as("row %d was not seen", row).isEqualTo(1);
    }
  }

  @Test
  void judgesModelsWithoutACalibratorAsTheyAre() {
    var random = new SplittableRandom(9);
    DoubleUnaryOperator lucky = truth -> 0.5 * truth + 0.5 * random.nextDouble();
    double[] scores = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      scores[row] = lucky.applyAsDouble(fraud[row] ? 1 : 0);
    }

    var unseen = CrossFitting.of(fraud, 1).scored(rows -> scores, part -> new Identity());

    assertThat(PrecisionRecallCurve.of(unseen).orElseThrow().averagePrecision())
        .isEqualTo(
            PrecisionRecallCurve.of(ScoredLabels.of(scores, fraud))
                .orElseThrow()
                .averagePrecision());
  }

  @Test
  void bearsASingleFraud() {
    boolean[] one = {false, true, false, false};
    double[] scores = {0.1, 0.9, 0.2, 0.3};

    var scored = CrossFitting.of(one, 1).scored(rows -> scores, part -> new Identity());

    assertThat(scored.score(1)).isEqualTo(0.9);
  }

  private int frauds() {
    return ScoredLabels.of(noise, fraud).frauds();
  }

  private static double area(ScoredLabels sample) {
    return RocCurve.of(sample).orElseThrow().area();
  }
}
