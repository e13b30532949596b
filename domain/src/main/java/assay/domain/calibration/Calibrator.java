package assay.domain.calibration;

/** A rising function from a model's probability to the calibrated one. Immutable. */
public sealed interface Calibrator permits Identity, PlattScaling, IsotonicRegression {
  /**
   * The calibrated probability.
   *
   * @param probability of the model, [0, 1]
   * @return [0, 1]
   */
  double calibrate(double probability);

  /** What it is called in reports and in the model's file: {@code none}, {@code platt}, ... */
  String method();
}
