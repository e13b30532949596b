package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.domain.cost.Bands;
import assay.domain.cost.Costs;
import assay.domain.cost.Tier;
import assay.domain.monitoring.QuantileBins;
import assay.domain.monitoring.StabilityIndex;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final double[] NO_BASELINE = {};
  private static final Costs COSTS = new Costs(1, 25, 4, 0.95, 15, 0.05, true, 500, 3);

  /** Four events on two days, the later ones first. */
  private static Backtest.Events four() {
    return new Backtest.Events(
        Samples.of(new double[] {0.9, 0.01, 0.001, 0.9}, 1, 1, 0, 0),
        new double[] {1000, 100, 200, 300},
        new long[] {20001, 20000, 20000, 20001});
  }

  /**
   * By hand. First day: 0.01 of 100: allow 1.25, review 4.0625, block 15.8: allowed, loss 125.
   * Second day: 0.9 of 1000 is blocked (6.50), which costs nothing for a fraud; 0.9 of 300: block
   * 3.0, review 18.6: a good customer insulted, 15 + 0.05 x 300 = 30.
   */
  @Test
  void countsTheMoneyOfEveryDay() {
    var backtest = Backtest.of(four(), COSTS, Optional.of(COSTS), NO_BASELINE);
    var first = backtest.days().get(0);
    var second = backtest.days().get(1);

    assertThat(backtest.days())
        .extracting(Backtest.Day::day)
        .containsExactly(LocalDate.ofEpochDay(20000), LocalDate.ofEpochDay(20001));
    assertThat(first.money()).contains(new Backtest.Money(125, 125, 0, 0));
    assertThat(second.money()).contains(new Backtest.Money(1025, 0, 0, 30));
    assertThat(second.money().orElseThrow().saved()).isEqualTo(995);
    assertThat(backtest.total().money()).contains(new Backtest.Money(1150, 125, 0, 30));
    assertThat(first.tiers()).isEqualTo(Map.of(Tier.LOW, 2L));
    assertThat(second.tiers()).isEqualTo(Map.of(Tier.HIGH, 1L, Tier.MEDIUM, 1L));
    assertThat(second.decisions()).isEqualTo(new ConfusionMatrix(1, 1, 0, 0));
  }

  /** A review of a fraud of 1000: 4 for the review, and 0.05 x 1025 that it misses. */
  @Test
  void tellsWhatAReviewCostsFromWhatItMisses() {
    var bands = new Bands(0.5, 0.95, false);

    var second = Backtest.of(four(), bands, Optional.of(COSTS), NO_BASELINE).days().get(1);

    var money = second.money().orElseThrow();
    assertThat(money.reviews()).isEqualTo(8);
    assertThat(money.lost()).isEqualTo(51.25, EXACT);
    assertThat(money.insults()).isZero();
  }

  @Test
  void addsUpToTheSavingsOfTheWholePeriod() {
    var sample = Samples.arithmetic();
    var amounts = Samples.amounts();
    long[] days = IntStream.range(0, Samples.SIZE).mapToLong(i -> 100 + i * 13 % 7).toArray();
    var events = new Backtest.Events(sample, amounts, days);

    var backtest = Backtest.of(events, COSTS, Optional.of(COSTS), NO_BASELINE);

    var savings = Savings.of(COSTS, sample, amounts, COSTS);
    double saved =
        backtest.days().stream().mapToDouble(it -> it.money().orElseThrow().saved()).sum();
    assertThat(backtest.days()).hasSize(7);
    assertThat(saved).isEqualTo(savings.saved(), EXACT);
    assertThat(backtest.total().money().orElseThrow().saved()).isEqualTo(savings.saved(), EXACT);
    assertThat(backtest.total().metrics()).isEqualTo(Metrics.of(sample));
    assertThat(backtest.days().stream().mapToLong(it -> it.metrics().events()).sum())
        .isEqualTo(Samples.SIZE);
  }

  /** By numpy's percentile: of 0 to 1 in steps of 0.01 each percentage is its own value. */
  @Test
  void describesTheScoresOfEveryDay() {
    double[] scores = IntStream.rangeClosed(0, 100).mapToDouble(i -> i / 100.0).toArray();
    double[] shifted = IntStream.rangeClosed(0, 100).mapToDouble(i -> i * i / 10_000.0).toArray();
    var events =
        new Backtest.Events(
            ScoredLabels.of(scores, new boolean[101]), new double[101], new long[101]);

    var day =
        Backtest.of(events, new Bands(0.5, 0.9, false), Optional.empty(), shifted).days().get(0);

    assertThat(day.scores()).hasSize(6);
    assertThat(day.scores().get(2)).isEqualTo(0.5, EXACT);
    assertThat(day.scores().get(5)).isEqualTo(0.99, EXACT);
    assertThat(day.money()).isEmpty();
    assertThat(day.metrics().rocAuc()).isEmpty();
    var bins = QuantileBins.deciles(shifted);
    assertThat(day.stability())
        .contains(StabilityIndex.of(bins.count(shifted), bins.count(scores)));
  }

  @Test
  void refusesEventsThatDoNotFit() {
    var sample = Samples.of(new double[] {0.5}, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backtest.Events(sample, new double[] {1}, new long[2]))
        .withMessage("2 days for 1 scored labels.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backtest.Events(sample, new double[] {-1}, new long[1]));
  }
}
