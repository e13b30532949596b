package assay.domain.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The metrics of a sample that need neither threshold nor money, for a table that compares models.
 *
 * @param events 1 or more
 * @param frauds among them
 * @param rocAuc see {@link RocCurve#area}; empty unless there are both classes
 * @param averagePrecision see {@link PrecisionRecallCurve#averagePrecision}; empty without fraud
 * @param kolmogorovSmirnov see {@link RocCurve#kolmogorovSmirnov}; empty unless there are both
 * @param logLoss see {@link Calibration}
 * @param brierScore see {@link Calibration}
 * @param calibrationError expected calibration error in ten bins, see {@link Calibration}
 */
public record Metrics(
    int events,
    int frauds,
    OptionalDouble rocAuc,
    OptionalDouble averagePrecision,
    OptionalDouble kolmogorovSmirnov,
    double logLoss,
    double brierScore,
    double calibrationError) {

  /** All of them at once. */
  public static Metrics of(ScoredLabels sample) {
    var roc = RocCurve.of(sample);
    var calibration = Calibration.of(sample, 10);
    return new Metrics(
        sample.size(),
        sample.frauds(),
        number(roc.map(RocCurve::area)),
        number(PrecisionRecallCurve.of(sample).map(PrecisionRecallCurve::averagePrecision)),
        number(roc.map(RocCurve::kolmogorovSmirnov)),
        calibration.logLoss(),
        calibration.brierScore(),
        calibration.expectedError());
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
