package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoredLabelsTest {
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1e-300, 1.0000000000000002, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoScore(double score) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.of(new double[] {0.5, score}, 0, 1))
        .withMessageContaining("index 1");
  }

  @Test
  void refusesSizesThatDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.of(new double[] {0.5, 0.6}, 0))
        .withMessage("2 scores for 1 labels.");
  }

  @Test
  void refusesNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(new double[0]));
  }

  @Test
  void isNotChangedThroughTheArraysItWasMadeOf() {
    double[] scores = {0.1, 0.9};
    boolean[] fraud = {false, true};
    var sample = ScoredLabels.of(scores, fraud);

    scores[0] = 0.5;
    fraud[0] = true;

    assertThat(sample.score(0)).isEqualTo(0.1);
    assertThat(sample.frauds()).isEqualTo(1);
    assertThat(sample.fraud(0)).isFalse();
  }

  @Test
  void joinsEqualScoresAndTakesMinusZeroForZero() {
    var sample = Samples.of(new double[] {0.0, 1, -0.0, 0.5, 0.5, 1}, 1, 1, 0, 0, 1, 0);

    assertThat(sample.cuts()).isEqualTo(3);
    assertThat(sample.cut(0)).isEqualTo(1);
    assertThat(sample.rowsFrom(0)).isEqualTo(2);
    assertThat(sample.fraudsFrom(1)).isEqualTo(2);
    assertThat(sample.goodsFrom(1)).isEqualTo(2);
    assertThat(sample.cut(2)).isEqualTo(0);
    assertThat(sample.rowsFrom(2)).isEqualTo(6);
    assertThat(sample.lastCutFrom(-0.0)).isEqualTo(2);
  }

  @Test
  void knowsWhetherThereIsAnythingToRank() {
    assertThat(Samples.of(new double[] {0.2, 0.4}, 0, 0).hasBothClasses()).isFalse();
    assertThat(Samples.of(new double[] {0.2, 0.4}, 1, 1).hasBothClasses()).isFalse();
    assertThat(Samples.of(new double[] {0.2, 0.4}, 0, 1).hasBothClasses()).isTrue();
  }
}
