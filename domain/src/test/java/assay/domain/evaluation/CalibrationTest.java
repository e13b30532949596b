package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** From scikit-learn's documentation of log_loss: 0.21616... */
  @Test
  void agreesWithTheDocumentedLogLoss() {
    var sample = Samples.of(new double[] {0.9, 0.1, 0.2, 0.65}, 1, 0, 0, 1);

    assertThat(Calibration.of(sample, 10).logLoss()).isEqualTo(0.21616, within(1e-5));
  }

  /** From scikit-learn's documentation of brier_score_loss: 0.037... */
  @Test
  void agreesWithTheDocumentedBrierScore() {
    var sample = Samples.of(new double[] {0.1, 0.9, 0.8, 0.3}, 0, 1, 1, 0);

    assertThat(Calibration.of(sample, 10).brierScore()).isEqualTo(0.0375, EXACT);
  }

  /**
   * From scikit-learn's documentation of calibration_curve, three bins: shares 0, 0.5, 1 and means
   * 0.2, 0.525, 0.85.
   */
  @Test
  void agreesWithTheDocumentedCalibrationCurve() {
    var sample =
        Samples.of(
            new double[] {0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1}, 0, 0, 0, 0, 1, 1, 1, 1, 1);

    var calibration = Calibration.of(sample, 3);

    assertThat(calibration.bins())
        .extracting(Calibration.Bin::fraudShare)
        .containsExactly(0.0, 0.5, 1.0);
    assertThat(calibration.bins().get(0).meanScore()).isEqualTo(0.2, EXACT);
    assertThat(calibration.bins().get(1).meanScore()).isEqualTo(0.525, EXACT);
    assertThat(calibration.bins().get(2).meanScore()).isEqualTo(0.85, EXACT);
    assertThat(calibration.bins()).extracting(Calibration.Bin::events).containsExactly(3, 2, 4);
    assertThat(calibration.expectedError()).isEqualTo((3 * 0.2 + 2 * 0.025 + 4 * 0.15) / 9, EXACT);
  }

  /** Worked out in numpy from the definitions. */
  @Test
  void agreesWithNumpy() {
    var calibration = Calibration.of(Samples.arithmetic(), 10);

    assertThat(calibration.logLoss()).isEqualTo(0.7184316725899575, EXACT);
    assertThat(calibration.brierScore()).isEqualTo(0.2192864, EXACT);
    assertThat(calibration.expectedError()).isEqualTo(0.24984, EXACT);
    assertThat(calibration.bins())
        .extracting(Calibration.Bin::events)
        .containsExactly(54, 50, 50, 49, 50, 49, 50, 49, 50, 49);
    assertThat(calibration.bins().get(3).fraudShare()).isEqualTo(0.10204081632653061, EXACT);
    assertThat(calibration.bins().get(3).meanScore()).isEqualTo(0.3557142857142857, EXACT);
  }

  @RepeatedTest(30)
  void agreesWithTheDefinitionsRowByRow(RepetitionInfo info) {
    var sample = Samples.random(info.getCurrentRepetition());
    double loss = 0;
    double brier = 0;
    for (int row = 0; row < sample.size(); row++) {
      double truth = sample.fraud(row) ? sample.score(row) : 1 - sample.score(row);
      loss -= Math.log(Math.min(1 - Math.ulp(1.0), Math.max(Math.ulp(1.0), truth)));
      brier += (1 - truth) * (1 - truth);
    }

    var calibration = Calibration.of(sample, 7);

    assertThat(calibration.logLoss()).isEqualTo(loss / sample.size(), within(1e-9));
    assertThat(calibration.brierScore()).isEqualTo(brier / sample.size(), EXACT);
    assertThat(calibration.bins().stream().mapToInt(Calibration.Bin::events).sum())
        .isEqualTo(sample.size());
  }

  /** -ln 2^-52. */
  @Test
  void aWrongCertaintyCostsThirtySix() {
    assertThat(Calibration.of(Samples.of(new double[] {0}, 1), 10).logLoss())
        .isEqualTo(52 * Math.log(2), EXACT);
    assertThat(Calibration.of(Samples.of(new double[] {1}, 0), 10).logLoss())
        .isEqualTo(52 * Math.log(2), EXACT);
    assertThat(Calibration.of(Samples.of(new double[] {1}, 1), 10).logLoss())
        .isEqualTo(0, within(1e-15));
  }

  @Test
  void binsAreClosedAboveAndTheLowestOnBothSides() {
    var bins =
        Calibration.of(Samples.of(new double[] {0, 0.5, 0.5000001, 1}, 0, 1, 0, 1), 2).bins();

    assertThat(bins).hasSize(2);
    assertThat(bins).extracting(Calibration.Bin::events).containsExactly(2, 2);
    assertThat(bins.get(0).from()).isZero();
    assertThat(bins.get(0).to()).isEqualTo(0.5);
    assertThat(bins.get(1).to()).isEqualTo(1);
  }

  @Test
  void leavesOutBinsWithoutEvents() {
    var bins = Calibration.of(Samples.of(new double[] {0.95}, 1), 10).bins();

    assertThat(bins).containsExactly(new Calibration.Bin(0.9, 1, 1, 0.95, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Calibration.of(Samples.arithmetic(), 0));
  }
}
