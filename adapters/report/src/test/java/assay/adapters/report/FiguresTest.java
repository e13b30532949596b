package assay.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void writesNumbersShortly() {
    assertThat(Figures.number(0)).isEqualTo("0");
    assertThat(Figures.number(0.68734999)).isEqualTo("0.6873");
    assertThat(Figures.number(-12.5)).isEqualTo("−12.5");
    assertThat(Figures.number(1234567.8)).isEqualTo("1,234,568");
    assertThat(Figures.number(100)).isEqualTo("100");
    assertThat(Figures.number(0.0000123)).isEqualTo("1.2e−05");
    assertThat(Figures.number(Double.NaN)).isEqualTo("–");
    assertThat(Figures.number(OptionalDouble.empty())).isEqualTo("–");
  }

  @Test
  void writesSharesWithoutLosingTheSmallOnes() {
    assertThat(Figures.percent(0)).isEqualTo("0 %");
    assertThat(Figures.percent(1)).isEqualTo("100 %");
    assertThat(Figures.percent(0.4567)).isEqualTo("45.7 %");
    assertThat(Figures.percent(0.01234)).isEqualTo("1.23 %");
    assertThat(Figures.percent(0.000123)).isEqualTo("0.012 %");
    assertThat(Figures.percent(-0.03)).isEqualTo("−3.00 %");
  }

  @Test
  void writesMoneyTimeAndTicks() {
    assertThat(Figures.money(-12.3, "EUR")).isEqualTo("−12.30 EUR");
    assertThat(Figures.money(18_400.4, "USD")).isEqualTo("18,400 USD");
    assertThat(Figures.time(Duration.ofMillis(6_240))).isEqualTo("6.2 s");
    assertThat(Figures.time(Duration.ofSeconds(754))).isEqualTo("12 min 34 s");
    assertThat(List.of(0.0, 0.25, 2026.0, 12_000.0, 3.5e6, 1e-6).stream().map(Figures::tick))
        .containsExactly("0", "0.25", "2030", "12k", "3.5M", "1e−06");
    assertThat(Figures.percentTick(0.00001)).isEqualTo("0.001 %");
  }

  @Test
  void cutsBetweenCharactersAndShowsWhatCannotBeSeen() {
    assertThat(Figures.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Figures.cut("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Figures.cut("😀😀😀", 2)).isEqualTo("😀…");
    assertThat(Figures.printable("a\u202eb\u0007c\ud83d")).isEqualTo("a\ufffdb\ufffdc\ufffd");
    assertThat(Figures.printable("Müller 山\n\t😀")).isEqualTo("Müller 山\n\t😀");
  }

  @Test
  void ticksAreRoundAndInside() {
    assertThat(Scale.linear(0, 1, 0, 100).ticks(5)).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
    assertThat(Scale.linear(1e-13, 3e-13, 0, 100).ticks(2)).containsExactly(1e-13, 2e-13, 3e-13);
    assertThat(Scale.linear(-3, 17, 0, 100).ticks(4)).containsExactly(0.0, 5.0, 10.0, 15.0);
    assertThat(Scale.powers(0.002, 0.7, 0, 100).ticks(5)).containsExactly(0.001, 0.01, 0.1, 1.0);
    assertThat(Scale.round(0.02, 0.93, 0, 1)).isEqualTo(new Scale(0, 1, 0, 1, false));
  }

  @Test
  void placesValuesAndHoldsThemWithin() {
    assertThat(Scale.linear(0, 10, 100, 0).at(2.5)).isEqualTo(75);
    assertThat(Scale.linear(0, 10, 100, 0).at(99)).isEqualTo(0);
    assertThat(Scale.powers(0.01, 1, 0, 100).at(0.1)).isEqualTo(50);
    assertThat(Scale.powers(0.01, 1, 0, 100).at(0)).isEqualTo(0);
    assertThat(Scale.linear(5, 5, 0, 100).at(5)).isEqualTo(50);
    assertThat(Scale.linear(0, 0, 0, 100).ticks(5)).isNotEmpty();
  }
}
