package assay.domain.calibration;

/** Leaves a probability as it is. */
public record Identity() implements Calibrator {
  @Override
  public double calibrate(double probability) {
    return probability;
  }

  @Override
  public String method() {
    return "none";
  }
}
