package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {
  /** Method 3 in table I of Newcombe, Two-sided confidence intervals, 1998. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void agreesWithNewcombe(long successes, long trials, double low, double high) {
    var interval = WilsonInterval.of(successes, trials, 0.95);

    assertThat(interval.low()).isEqualTo(low, within(5e-5));
    assertThat(interval.high()).isEqualTo(high, within(5e-5));
    assertThat(interval.contains(successes / (double) trials)).isTrue();
  }

  /** From scipy.stats.binomtest(...).proportion_ci(..., "wilson"). */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.95, 0.2552885198782742, 0.36620957698280004",
    "3, 1000, 0.99, 0.0007581012310614683, 0.011793516682924922",
    "7, 7, 0.9, 0.7212373045474579, 1.0",
    "499999, 1000000, 0.999999, 0.4975532100475084, 0.5024447900003467"
  })
  void agreesWithScipy(long successes, long trials, double confidence, double low, double high) {
    var interval = WilsonInterval.of(successes, trials, confidence);

    assertThat(interval.low()).isEqualTo(low, within(1e-12));
    assertThat(interval.high()).isEqualTo(high, within(1e-12));
  }

  /** From scipy.stats.norm.ppf. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.0",
    "0.75, 0.6744897501960817",
    "0.9, 1.2815515655446004",
    "0.925, 1.4395314709384563",
    "0.95, 1.6448536269514722",
    "0.975, 1.959963984540054",
    "0.995, 2.5758293035489004"
  })
  void knowsTheNormalDistribution(double probability, double quantile) {
    assertThat(NormalQuantile.at(probability)).isEqualTo(quantile, within(1e-14));
  }

  @Test
  void knowsCertainties() {
    assertThat(WilsonInterval.of(0, 5, 0.95).low()).isZero();
    assertThat(WilsonInterval.of(5, 5, 0.95).high()).isEqualTo(1);
    assertThat(WilsonInterval.of(0, 5, 0.95).contains(0.9)).isFalse();
  }

  @Test
  void refusesWhatIsNoProportion() {
    assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(0, 0, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(-1, 4, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(5, 4, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(1, 4, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(1, 4, Double.NaN));
  }
}
