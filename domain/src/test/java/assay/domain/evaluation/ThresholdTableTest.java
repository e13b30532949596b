package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdTableTest {
  /** Counted by hand: two frauds of three above the good event of 0.4, one below it. */
  @Test
  void countsWhatWouldBeFlaggedFromEachScoreOn() {
    var sample = Samples.of(new double[] {0.9, 0.7, 0.4, 0.2, 0.1}, 1, 1, 0, 1, 0);

    var rows = ThresholdTable.of(sample, 100).rows();

    assertThat(rows)
        .containsExactly(
            new ThresholdTable.Row(0.9, new ConfusionMatrix(1, 0, 2, 2)),
            new ThresholdTable.Row(0.7, new ConfusionMatrix(2, 0, 2, 1)),
            new ThresholdTable.Row(0.4, new ConfusionMatrix(2, 1, 1, 1)),
            new ThresholdTable.Row(0.2, new ConfusionMatrix(3, 1, 1, 0)),
            new ThresholdTable.Row(0.1, new ConfusionMatrix(3, 2, 0, 0)));
  }

  @Test
  void turnsTheRatesOfADrawnCurveBackIntoCounts() {
    var sample = Samples.arithmetic();
    var curve = RocCurve.of(sample).orElseThrow().points(1000);

    var rows = ThresholdTable.of(curve, ConfusionMatrix.at(0.5, sample)).rows();

    assertThat(rows).isEqualTo(ThresholdTable.of(sample, 1000).rows());
  }

  @Test
  void leavesOutPointsWhoseThresholdNobodyKnows() {
    var unknown = List.of(new RocCurve.Point(Double.NaN, 0.5, 0.5));

    assertThat(ThresholdTable.of(unknown, new ConfusionMatrix(1, 1, 1, 1)).rows()).isEmpty();
  }

  @Test
  void hasNothingToMoveWithoutBothClasses() {
    var goods = Samples.of(new double[] {0.9, 0.1}, 0, 0);

    assertThat(ThresholdTable.of(goods, 100).rows()).isEmpty();
  }
}
