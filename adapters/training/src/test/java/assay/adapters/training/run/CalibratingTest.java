package assay.adapters.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.training.recipe.Recipe.CalibrationMethod;
import assay.domain.calibration.Identity;
import assay.domain.calibration.IsotonicRegression;
import assay.domain.calibration.PlattScaling;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.scoring.Population;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CalibratingTest {
  @Test
  void takesPlattWhereOddsAreShiftedAndFraudsAreFew() {
    var sample = sample(200, p -> p / 4);

    assertThat(sample.frauds()).isLessThan(50);
    assertThat(fit(CalibrationMethod.BEST, sample)).isInstanceOf(PlattScaling.class);
  }

  /** No logistic function of the log-odds has two plateaus. */
  @Test
  void takesIsotonicRegressionWhereFraudComesInSteps() {
    var sample = sample(20_000, p -> p < 0.4 ? 0.05 : p < 0.8 ? 0.5 : 0.55);

    assertThat(fit(CalibrationMethod.BEST, sample)).isInstanceOf(IsotonicRegression.class);
  }

  @Test
  void takesPlattWhereItsFunctionIsTheTruth() {
    var sample = sample(20_000, p -> new PlattScaling(0.7, -1).calibrate(p));

    var fitted = fit(CalibrationMethod.BEST, sample);

    assertThat(fitted).isInstanceOf(PlattScaling.class);
    assertThat(((PlattScaling) fitted).slope()).isCloseTo(0.7, within(0.1));
    assertThat(((PlattScaling) fitted).intercept()).isCloseTo(-1, within(0.1));
  }

  @Test
  void takesWhatTheRecipeSays() {
    var sample = sample(1_000, p -> p);

    assertThat(fit(CalibrationMethod.PLATT, sample)).isInstanceOf(PlattScaling.class);
    assertThat(fit(CalibrationMethod.ISOTONIC, sample)).isInstanceOf(IsotonicRegression.class);
    assertThat(fit(CalibrationMethod.NONE, sample)).isInstanceOf(Identity.class);
  }

  @Test
  void leavesScoresAloneThatAreWorseThanChance() {
    var sample = sample(200, p -> 1 - p);

    assertThat(fit(CalibrationMethod.PLATT, sample)).isInstanceOf(Identity.class);
    assertThat(fit(CalibrationMethod.PLATT, sample(50, p -> 0))).isInstanceOf(Identity.class);
  }

  /** Half of the training rows were frauds and one in a hundred is: odds of 4 become 4/99. */
  @Test
  void putsThePriorRightWhereNothingElseCalibrates() {
    var calibrator =
        new Calibrating(CalibrationMethod.NONE, 1)
            .fit(sample(100, p -> p), Optional.of(new Population(0.01, 0.5)));

    assertThat(calibrator.calibrate(0.8)).isCloseTo(4.0 / 103, within(1e-12));
  }

  private static assay.domain.calibration.Calibrator fit(
      CalibrationMethod method, ScoredLabels sample) {
    return new Calibrating(method, 1).fit(sample, Optional.empty());
  }

  private static ScoredLabels sample(int size, DoubleUnaryOperator truth) {
    var random = new SplittableRandom(5);
    double[] scores = new double[size];
    boolean[] fraud = new boolean[size];
    for (int i = 0; i < size; i++) {
      scores[i] = random.nextDouble(0.01, 0.99);
      fraud[i] = random.nextDouble() < truth.applyAsDouble(scores[i]);
    }
    return ScoredLabels.of(scores, fraud);
  }
}
