package assay.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.domain.scoring.Probability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandsTest {
  @ParameterizedTest(name = "p {0}: {1}, {2}")
  @CsvSource({
    "0, LOW, ALLOW",
    "0.3299, LOW, ALLOW",
    "0.33, MEDIUM, REVIEW",
    "0.6699, MEDIUM, REVIEW",
    "0.67, HIGH, REVIEW",
    "1, HIGH, REVIEW"
  })
  void actionFollowsTheBand(double p, Tier tier, Action action) {
    var assessment = new Bands(0.33, 0.67, false).assess(new Probability(p), 50);

    assertThat(assessment.tier()).isEqualTo(tier);
    assertThat(assessment.action()).isEqualTo(action);
    assertThat(assessment.expectedCost()).isEmpty();
    assertThat(assessment.priority()).isEqualTo(p * 50);
  }

  @Test
  void blocksHighOnlyWhereTheStreamSaysSo() {
    assertThat(new Bands(0.33, 0.67, true).assess(new Probability(0.9), 1).action())
        .isEqualTo(Action.BLOCK);
  }

  @Test
  void refusesBandsThatOverlap() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bands(0.7, 0.3, false));
  }
}
