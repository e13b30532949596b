package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.cost.Costs;
import org.junit.jupiter.api.Test;

class CostOutcomeTest {
  /** L 1, F 0, R 10, c 0.9, D 15, m 0: allow p a; review 10 + 0.1 p a. Review from p a > 11.11. */
  private static final Costs COSTS = new Costs(1, 0, 10, 0.9, 15, 0, false, 500, 4);

  private static final double[] SCORES = {0.9, 0.5, 0.2, 0.01};
  private static final boolean[] FRAUD = {true, false, true, false};
  private static final double[] AMOUNTS = {100, 40, 30, 1000};

  private static ScoredLabels sample() {
    return ScoredLabels.of(SCORES, FRAUD);
  }

  @Test
  void countsWhatTheCostsLeadTo() {
    // p a: 90 review, 20 review, 6 allow, 10 allow
    var outcome = CostOutcome.of(sample(), AMOUNTS, COSTS);

    // allowing costs 130; reviewing the first two 10 + 10 + 10, the third is lost: 30
    assertThat(outcome.savings().saved()).isCloseTo(130 - 60, within(1e-9));
    assertThat(outcome.savings().reviewed()).isEqualTo(2);
    assertThat(outcome.decisions()).isEqualTo(new ConfusionMatrix(1, 1, 1, 1));
    assertThat(outcome.missed()).isEqualTo(30);
    assertThat(outcome.insulted()).isZero();
  }

  @Test
  void countsGoodCustomersThatAreBlocked() {
    var blocking = new Costs(1, 0, 10, 0.9, 15, 0, true, 500, 4);

    // block (1 - p) 15: 1.5, 7.5, 12, 14.85; so the first two are blocked, one of them good
    var outcome = CostOutcome.of(sample(), AMOUNTS, blocking);

    assertThat(outcome.insulted()).isEqualTo(1);
    assertThat(outcome.savings().blocked()).isEqualTo(2);
    assertThat(outcome.savings().saved()).isCloseTo(130 - 15 - 30, within(1e-9));
  }

  @Test
  void judgesOneRuleByOtherCosts() {
    var dear = new Costs(1, 0, 100, 0.9, 15, 0, false, 500, 4);

    var outcome = CostOutcome.of(sample(), AMOUNTS, COSTS, dear);

    // two reviews for 100 each, 10 slip through, 30 are lost
    assertThat(outcome.savings().saved()).isCloseTo(130 - 240, within(1e-9));
  }

  @Test
  void findsTheBestConstantThresholdInHindsight() {
    var best = CostOutcome.cheapest(sample(), AMOUNTS, COSTS);

    // from 0.9: 10 + 10 + 30 = 50; from 0.5: 60; from 0.2: 10 + 10 + 10 + 13 = 43; all: 53
    assertThat(best.threshold()).isEqualTo(0.2);
    assertThat(best.saved()).isCloseTo(130 - 43, within(1e-9));
    assertThat(best.reviews()).isEqualTo(3);
    var f1 = CostOutcome.maximisingF(1, sample(), AMOUNTS, COSTS).orElseThrow();
    assertThat(f1.threshold()).isEqualTo(0.2); // 2 x 2 / (2 + 3) = 0.8, against 2 / 3 from 0.9
    assertThat(f1.saved()).isCloseTo(87, within(1e-9));
  }

  @Test
  void partsEventsByTheirAmount() {
    var segments = CostOutcome.byAmount(sample(), AMOUNTS, COSTS);

    assertThat(segments).hasSize(4);
    assertThat(segments)
        .extracting(CostOutcome.Segment::fromAmount)
        .containsExactly(30.0, 40.0, 100.0, 1000.0);
    assertThat(segments.get(0).outcome().missed()).isEqualTo(30);
    assertThat(segments.get(2).outcome().savings().saved()).isCloseTo(80, within(1e-9));
  }
}
