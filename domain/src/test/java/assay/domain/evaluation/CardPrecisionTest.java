package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.domain.evaluation.CardPrecision.Day;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CardPrecisionTest {
  private static final List<String> CARDS = List.of("a", "b", "c", "a", "b", "c", "a", "c");
  private static final int[] DAYS = {3, 3, 3, 3, 4, 4, 4, 4};

  /**
   * By hand, k = 1. Day 3: a has 0.9 on a good event and 0.1 on a fraud, so it is the first and a
   * hit. Day 4: a has dropped out, b leads with 0.6 and is good, c is the fraud that is missed.
   */
  private static ScoredLabels byHand() {
    return Samples.of(
        new double[] {0.9, 0.5, 0.2, 0.1, 0.6, 0.3, 0.99, 0.4}, 0, 0, 0, 1, 0, 1, 1, 0);
  }

  @Test
  void takesTheHighestScoreAndAnyFraudOfACardAndDropsTheFound() {
    var precision = CardPrecision.at(1, byHand(), CARDS, DAYS);

    assertThat(precision.days()).containsExactly(new Day(3, 1, 1), new Day(4, 0, 1));
    assertThat(precision.value()).isEqualTo(0.5);
    assertThat(precision.ceiling()).isEqualTo(1);
  }

  @Test
  void dividesByKWhereADayHasFewerCards() {
    var precision = CardPrecision.at(10, byHand(), CARDS, DAYS);

    assertThat(precision.value()).isEqualTo(0.1);
    assertThat(precision.ceiling()).isEqualTo(0.1);
  }

  /**
   * Days 13 i mod 7, cards (29 i + i mod 11) mod 60, scores made distinct; worked out by a Python
   * program that follows the handbook's functions card_precision_top_k and
   * card_precision_top_k_day.
   */
  @Test
  void agreesWithTheHandbooksDefinition() {
    var arithmetic = Samples.arithmetic();
    double[] scores = new double[Samples.SIZE];
    boolean[] fraud = new boolean[Samples.SIZE];
    for (int i = 0; i < Samples.SIZE; i++) {
      scores[i] = arithmetic.score(i) * 0.999 + i * 1e-7;
      fraud[i] = arithmetic.fraud(i);
    }
    var sample = ScoredLabels.of(scores, fraud);
    var cards = IntStream.range(0, Samples.SIZE).mapToObj(i -> (i * 29 + i % 11) % 60).toList();
    int[] days = IntStream.range(0, Samples.SIZE).map(i -> i * 13 % 7).toArray();

    var five = CardPrecision.at(5, sample, cards, days);
    var twenty = CardPrecision.at(20, sample, cards, days);

    assertThat(five.days())
        .containsExactly(
            new Day(0, 4, 18),
            new Day(1, 5, 20),
            new Day(2, 3, 10),
            new Day(3, 3, 15),
            new Day(4, 3, 11),
            new Day(5, 3, 16),
            new Day(6, 4, 9));
    assertThat(five.value()).isEqualTo(0.7142857142857143, within(1e-12));
    assertThat(five.ceiling()).isEqualTo(0.9714285714285714, within(1e-12));
    assertThat(twenty.value()).isEqualTo(0.35, within(1e-12));
    assertThat(twenty.ceiling()).isEqualTo(0.3785714285714285, within(1e-12));
  }

  @Test
  void daysNeedNoOrderAndMayBeNegative() {
    var sample = Samples.of(new double[] {0.2, 0.9}, 1, 1);

    assertThat(CardPrecision.at(1, sample, List.of(7L, 8L), new int[] {5, -2}).days())
        .containsExactly(new Day(-2, 1, 1), new Day(5, 1, 1));
  }

  @Test
  void isZeroAndNotUndefinedWithoutFraud() {
    var precision =
        CardPrecision.at(3, Samples.of(new double[] {0.5}, 0), List.of("a"), new int[1]);

    assertThat(precision.value()).isZero();
    assertThat(precision.ceiling()).isZero();
  }

  @Test
  void refusesSizesThatDifferAndNoCapacity() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CardPrecision.at(1, byHand(), List.of("a"), DAYS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CardPrecision.at(1, byHand(), CARDS, new int[3]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CardPrecision.at(0, byHand(), CARDS, DAYS));
  }
}
