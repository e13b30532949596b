package assay.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.domain.scoring.Probability;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostsTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private static Costs costs(boolean automaticBlock) {
    return new Costs(1, 25, 4, 0.95, 15, 0.05, automaticBlock, 500, 4);
  }

  /** The worked example of the design, computed by hand. */
  @Test
  void costsOfEachActionAreThoseWorkedOutByHand() {
    var cost = costs(false).expectedCost(new Probability(0.9), 1000);

    assertThat(cost.allow()).isEqualTo(922.50, EXACT);
    assertThat(cost.review()).isEqualTo(50.125, EXACT);
    assertThat(cost.block()).isEqualTo(6.50, EXACT);
  }

  @Test
  void reviewsWhereItMayNotBlockByItself() {
    var assessment = costs(false).assess(new Probability(0.9), 1000);

    assertThat(assessment.action()).isEqualTo(Action.REVIEW);
    assertThat(assessment.saving().orElseThrow()).isEqualTo(872.375, EXACT);
    assertThat(assessment.tier()).isEqualTo(Tier.HIGH);
    assertThat(assessment.priority()).isEqualTo(872.375 / 4, EXACT);
  }

  @Test
  void blocksWhereItMay() {
    var assessment = costs(true).assess(new Probability(0.9), 1000);

    assertThat(assessment.action()).isEqualTo(Action.BLOCK);
    assertThat(assessment.saving().orElseThrow()).isEqualTo(916.00, EXACT);
  }

  /** With L = 1, F = 0, c = 1 the rule is Bayes minimum risk: review when p a > R. */
  @ParameterizedTest(name = "p {0}, amount {1}: {2}")
  @CsvSource({
    "0.5, 8, ALLOW",
    "0.5, 8.01, REVIEW",
    "0.04, 100, ALLOW",
    "0.0401, 100, REVIEW",
    "0, 1000000, ALLOW",
    "1, 4, ALLOW",
    "1, 4.5, REVIEW"
  })
  void isBayesMinimumRiskInTheSimplestCase(double p, double amount, Action action) {
    var simplest = new Costs(1, 0, 4, 1, 15, 0, false, 100, 1);

    assertThat(simplest.assess(new Probability(p), amount).action()).isEqualTo(action);
  }

  @Test
  void tierIsHighFromExactlyTheSavingThatTheStreamSays() {
    var simplest = new Costs(1, 0, 4, 1, 15, 0, false, 100, 1);

    assertThat(simplest.assess(new Probability(0.5), 208).tier()).isEqualTo(Tier.HIGH);
    assertThat(simplest.assess(new Probability(0.5), 207.9).tier()).isEqualTo(Tier.MEDIUM);
    assertThat(simplest.assess(new Probability(0.5), 8).tier()).isEqualTo(Tier.LOW);
  }

  @Test
  void breaksTiesInFavourOfTheMilderAction() {
    // review 4 + 0.5 x 0, block 0.5 x 8 = 4, allow 0.5 x 100
    var tied = new Costs(1, 0, 4, 1, 8, 0, true, 10, 1);

    assertThat(tied.assess(new Probability(0.5), 100).action()).isEqualTo(Action.REVIEW);
  }

  @Test
  void warnsOfATierThatCanNeverBe() {
    var neverMedium = new Costs(1, 0, 4, 1, 15, 0, false, 0, 1);

    assertThat(neverMedium.warnings()).containsExactly("No event can ever be of tier MEDIUM.");
    assertThat(costs(false).warnings()).isEmpty();
    assertThat(new Bands(0.5, 0.5, false).warnings())
        .containsExactly("No event can ever be of tier MEDIUM.");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 1",
    "1.1, 0, 1, 1",
    "1, -1, 1, 1",
    "1, 0, 0, 1",
    "1, 0, 1, 0",
    "NaN, 0, 1, 1"
  })
  void refusesCostsOutsideTheirRange(double loss, double fee, double review, double catchRate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Costs(loss, fee, review, catchRate, 15, 0, false, 0, 1))
        .withMessageContaining("must be");
  }
}
