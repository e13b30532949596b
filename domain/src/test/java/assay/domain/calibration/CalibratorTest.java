package assay.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.domain.calibration.IsotonicRegression.Point;
import assay.domain.evaluation.ScoredLabels;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected numbers were worked out in numpy 2.4, each as its test says. */
class CalibratorTest {
  private static final double[] SCORES = {.05, .1, .2, .3, .4, .5, .6, .7, .8, .9};

  /** Newton's method on log-odds against Platt's targets, by numpy's linear solver. */
  @Test
  void fitsPlattsFunctionAsNumpyDoes() {
    var platt = PlattScaling.fit(sample(SCORES, 0, 0, 0, 1, 0, 0, 1, 1, 0, 1));

    assertThat(platt.slope()).isCloseTo(0.53958846, within(1e-6));
    assertThat(platt.intercept()).isCloseTo(-0.27487362, within(1e-6));
    assertThat(platt.calibrate(0.25)).isCloseTo(0.29573891, within(1e-7));
  }

  @Test
  void refusesToFitWhereHighScoresMeanLessFraudOrOneClassIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlattScaling.fit(sample(SCORES, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0)))
        .withMessageContaining("worse than chance");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlattScaling.fit(sample(SCORES, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
        .withMessageContaining("0 of 10");
  }

  @Test
  void holdsCertaintyAwayFromInfinity() {
    var platt = new PlattScaling(2, 1);

    assertThat(platt.calibrate(0)).isBetween(0.0, 1e-20);
    assertThat(platt.calibrate(1)).isEqualTo(1.0, within(1e-12));
  }

  /** The greatest over beginnings of the least mean over ends (the min-max formula). */
  @Test
  void poolsNeighboursThatFallAsTheMinMaxFormulaSays() {
    var isotonic = IsotonicRegression.fit(sample(SCORES, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1));

    double[] expected = {0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0, 1, 1, 1};
    for (int i = 0; i < SCORES.length; i++) {
      assertThat(isotonic.calibrate(SCORES[i])).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void countsEventsOfEqualScoreAsOneStep() {
    var isotonic =
        IsotonicRegression.fit(
            sample(new double[] {.1, .1, .3, .5, .5, .5, .7, .9}, 0, 1, 0, 1, 1, 0, 0, 1));

    assertThat(isotonic.calibrate(.1)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(isotonic.calibrate(.3)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(isotonic.calibrate(.5)).isCloseTo(0.5, within(1e-12));
    assertThat(isotonic.calibrate(.9)).isCloseTo(1, within(1e-12));
  }

  @Test
  void joinsTheStepsByStraightLinesAndIsFlatOutside() {
    var isotonic = new IsotonicRegression(List.of(new Point(0.2, 0.1), new Point(0.6, 0.5)));

    assertThat(isotonic.calibrate(0.3)).isCloseTo(0.2, within(1e-12));
    assertThat(isotonic.calibrate(0.01)).isEqualTo(0.1);
    assertThat(isotonic.calibrate(0.99)).isEqualTo(0.5);
  }

  @Test
  void refusesPointsThatFall() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new IsotonicRegression(List.of(new Point(0.2, 0.5), new Point(0.6, 0.1))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new IsotonicRegression(List.of(new Point(0.2, 0.1), new Point(0.2, 0.5))));
    assertThatIllegalArgumentException().isThrownBy(() -> new IsotonicRegression(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new PlattScaling(0, 1));
  }

  private static ScoredLabels sample(double[] scores, int... labels) {
    boolean[] fraud = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      fraud[i] = labels[i] == 1;
    }
    return ScoredLabels.of(scores, fraud);
  }
}
