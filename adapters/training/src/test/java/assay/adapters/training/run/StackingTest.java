package assay.adapters.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StackingTest {
  private static final double[] FIRST = {.05, .1, .2, .3, .4, .5, .6, .7, .8, .9};
  private static final double[] SECOND = {.1, .2, .1, .6, .3, .4, .5, .9, .6, .7};
  private static final boolean[] FRAUD = {
    false, false, false, true, false, false, true, true, false, true
  };

  /** Ridge-penalised logistic regression on log-odds, solved with numpy. */
  @Test
  void fitsAsNumpyDoes() {
    var stacking = Stacking.fit(new double[][] {FIRST, SECOND}, FRAUD);

    assertThat(stacking.intercept()).isCloseTo(0.80395921, within(1e-6));
    assertThat(stacking.coefficients()[0]).isCloseTo(-2.37046397, within(1e-6));
    assertThat(stacking.coefficients()[1]).isCloseTo(6.77388799, within(1e-6));
  }

  @Test
  void sharesTheWeightBetweenModelsThatSayTheSame() {
    var stacking = Stacking.fit(new double[][] {FIRST, FIRST.clone()}, FRAUD);

    assertThat(stacking.coefficients()[0])
        .isCloseTo(stacking.coefficients()[1], within(1e-9))
        .isPositive();
  }

  @Test
  void bearsScoresOfNoughtAndOne() {
    var stacking =
        Stacking.fit(
            new double[][] {{0, 0, 0, 1, 1, 1}, {0, 0.5, 0.2, 1, 0.4, 0.9}},
            new boolean[] {false, false, true, true, true, false});

    assertThat(stacking.coefficients()).doesNotContain(Double.NaN);
    assertThat(stacking.intercept()).isFinite();
  }
}
