package assay.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PopulationTest {
  /**
   * Balanced training, 1 % in reality: odds of 4 become 4/99, so 4/103 (worked out with Bayes'
   * rule).
   */
  @Test
  void bringsAProbabilityFromBalancedTrainingDownToReality() {
    var population = new Population(0.01, 0.5);

    assertThat(population.correct(new Probability(0.8)).value())
        .isEqualTo(4.0 / 103, within(1e-12));
    assertThat(population.shift()).isEqualTo(Math.log(1.0 / 99), within(1e-12));
  }

  @Test
  void leavesCertaintyAlone() {
    var population = new Population(0.001, 0.3);

    assertThat(population.correct(new Probability(0)).value()).isZero();
    assertThat(population.correct(new Probability(1)).value()).isEqualTo(1);
  }

  @Test
  void changesNothingWhereTrainingMatchesReality() {
    assertThat(new Population(0.09, 0.09).correct(new Probability(0.42)).value())
        .isEqualTo(0.42, within(1e-12));
  }

  @Test
  void refusesSharesThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Population(0, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Population(0.5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Probability(Double.NaN));
  }
}
