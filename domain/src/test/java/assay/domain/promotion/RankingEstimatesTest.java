package assay.domain.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankingEstimatesTest {
  private static final boolean[] FRAUD = {
    true, false, true, false, false, true, false, true, false, false, true, false
  };
  private static final double[] CHAMPION = {.9, .8, .7, .7, .3, .6, .2, .55, .5, .1, .4, .35};
  private static final double[] CANDIDATE = {.8, .3, .9, .6, .2, .7, .1, .65, .65, .15, .3, .25};

  /** By numpy, pair by pair with the kernel of DeLong's paper and np.cov, without any ranks. */
  @Test
  void agreesWithDeLongsKernel() {
    var estimates = RankingEstimates.of(CHAMPION, CANDIDATE, FRAUD).orElseThrow();

    assertThat(estimates.championAuc().value()).isEqualTo(0.7571428571428571, within(1e-12));
    assertThat(estimates.championAuc().low())
        .isEqualTo(0.7571428571428571 - 0.29675932466181426, within(1e-12));
    assertThat(estimates.championAuc().high()).isEqualTo(1);
    assertThat(estimates.candidateAuc().value()).isEqualTo(0.9142857142857143, within(1e-12));
    assertThat(estimates.candidateAuc().low())
        .isEqualTo(0.9142857142857143 - 0.16286300538747397, within(1e-12));
    assertThat(estimates.aucGained().value()).isEqualTo(0.15714285714285714, within(1e-12));
    assertThat(estimates.aucGained().high() - estimates.aucGained().value())
        .isEqualTo(0.2517359814468089, within(1e-12));
  }

  /** The values by numpy, with ties as one threshold. */
  @Test
  void tellsAveragePrecisionWithinItsInterval() {
    var estimates = RankingEstimates.of(CHAMPION, CANDIDATE, FRAUD).orElseThrow();

    assertThat(estimates.championPrecision().value()).isEqualTo(0.6783333333333335, within(1e-12));
    assertThat(estimates.candidatePrecision().value()).isEqualTo(0.885, within(1e-12));
    assertThat(estimates.precisionGained().value())
        .isEqualTo(0.885 - 0.6783333333333335, within(1e-12))
        .isBetween(estimates.precisionGained().low(), estimates.precisionGained().high());
    assertThat(estimates.championPrecision().low()).isGreaterThanOrEqualTo(0);
    assertThat(estimates.championPrecision().high()).isLessThanOrEqualTo(1);
  }

  @Test
  void saysTheSameOfTheSameEvents() {
    assertThat(RankingEstimates.of(CHAMPION, CANDIDATE, FRAUD))
        .isEqualTo(RankingEstimates.of(CHAMPION, CANDIDATE, FRAUD));
  }

  @Test
  void isCertainThatAModelIsNoBetterThanItself() {
    var estimates = RankingEstimates.of(CHAMPION, CHAMPION, FRAUD).orElseThrow();

    assertThat(estimates.aucGained()).isEqualTo(new Estimate(0, 0, 0));
    assertThat(estimates.precisionGained()).isEqualTo(new Estimate(0, 0, 0));
  }

  /**
   * Of a hundred samples of a model whose area is known (uniform scores, moved by 0.2 for frauds: 1
   * - 0.8 x 0.8 / 2 = 0.68) about 95 have it in their interval.
   */
  @Test
  void holdsTheTruthAboutAsOftenAsItSays() {
    var random = new SplittableRandom(3);
    int held = 0;
    for (int sample = 0; sample < 100; sample++) {
      double[] scores = new double[200];
      boolean[] fraud = new boolean[200];
      for (int i = 0; i < 200; i++) {
        fraud[i] = i % 4 == 0;
        scores[i] = random.nextDouble() + (fraud[i] ? 0.2 : 0);
      }
      var auc = RankingEstimates.of(scores, scores, fraud).orElseThrow().championAuc();
      held += auc.low() <= 0.68 && auc.high() >= 0.68 ? 1 : 0;
    }

    assertThat(held).isBetween(88, 100);
  }

  @Test
  void isSilentOfOneFraud() {
    assertThat(
            RankingEstimates.of(
                new double[] {.1, .2, .3}, new double[] {.1, .2, .3}, new boolean[3]))
        .isEmpty();
  }
}
