package assay.domain.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.domain.monitoring.StabilityIndex.Shift;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StabilityIndexTest {
  private static final long[] BASELINE = {100, 200, 300, 400};
  private static final long[] TODAY = {130, 180, 390, 300};

  /** From scipy.stats.entropy, the divergence in both directions added. */
  @Test
  void agreesWithScipy() {
    var index = StabilityIndex.of(BASELINE, TODAY);

    assertThat(index.value()).isEqualTo(0.06235912929443356, within(1e-12));
    assertThat(index.shift()).isEqualTo(Shift.STABLE);
  }

  @Test
  void isSymmetricAndKnowsSharesOnly() {
    double there = StabilityIndex.of(BASELINE, TODAY).value();
    double back = StabilityIndex.of(TODAY, BASELINE).value();
    long[] tenfold = {1300, 1800, 3900, 3000};

    assertThat(back).isEqualTo(there, within(1e-12));
    assertThat(StabilityIndex.of(BASELINE, tenfold).value()).isEqualTo(there, within(1e-12));
    assertThat(StabilityIndex.of(TODAY, tenfold).value()).isZero();
  }

  /** By hand: (0.5 - 0.0001) ln (0.5 / 0.0001) for the bin that emptied, 0.5 ln 2 for the other. */
  @Test
  void anEmptyBinCountsOneInTenThousand() {
    var index = StabilityIndex.of(new long[] {50, 50, 0}, new long[] {0, 100, 0});

    assertThat(index.value()).isEqualTo(0.4999 * Math.log(5000) + 0.5 * Math.log(2), within(1e-12));
    assertThat(index.shift()).isEqualTo(Shift.SIGNIFICANT);
  }

  @Test
  void namesTheUsualLimits() {
    assertThat(new StabilityIndex(0.0999).shift()).isEqualTo(Shift.STABLE);
    assertThat(new StabilityIndex(0.1).shift()).isEqualTo(Shift.MODERATE);
    assertThat(new StabilityIndex(0.25).shift()).isEqualTo(Shift.SIGNIFICANT);
  }

  @Test
  void comparesCategoriesThatComeAndGo() {
    var index = StabilityIndex.of(Map.of("DE", 50L, "FR", 50L), Map.of("FR", 50L, "NZ", 50L));

    assertThat(index.value())
        .isEqualTo(
            StabilityIndex.of(new long[] {50, 50, 0}, new long[] {0, 50, 50}).value(),
            within(1e-12));
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StabilityIndex.of(BASELINE, new long[] {1}));
    assertThatIllegalArgumentException().isThrownBy(() -> StabilityIndex.of(BASELINE, new long[4]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StabilityIndex.of(BASELINE, new long[] {1, 1, 1, -1}));
  }

  @Test
  void ranksCharacteristicsByTheirShift() {
    var shifts =
        CharacteristicStability.of(
            Map.of("amount", BASELINE, "age", BASELINE), Map.of("age", TODAY, "amount", BASELINE));

    assertThat(shifts)
        .containsExactly(
            new CharacteristicStability("age", StabilityIndex.of(BASELINE, TODAY)),
            new CharacteristicStability("amount", new StabilityIndex(0)));
  }

  @Test
  void namesTheCharacteristicThatCannotBeCompared() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CharacteristicStability.of(
                    Map.of("amount", BASELINE), Map.of("amount", new long[] {1})))
        .withMessageStartingWith("amount: ");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CharacteristicStability.of(Map.of("amount", BASELINE), Map.of("age", TODAY)))
        .withMessageContaining("[amount] and [age]");
  }
}
