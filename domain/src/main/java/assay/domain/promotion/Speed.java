package assay.domain.promotion;

import assay.domain.monitoring.Percentiles;

/**
 * How long a model takes, measured while it scored stored events beside a server at work.
 *
 * @param p50Micros half of the events took no longer, in microseconds
 * @param p99Micros 99 of 100 took no longer, in microseconds
 * @param loadMillis reading, checking and warming up the document; 0 where it is not known
 * @param documentBytes size of the document, which its memory grows with
 */
public record Speed(double p50Micros, double p99Micros, long loadMillis, long documentBytes) {

  /**
   * Of single measurements.
   *
   * @param nanos of each event, one or more
   */
  public static Speed of(double[] nanos, long loadMillis, long documentBytes) {
    double[] at = Percentiles.of(nanos).at(50, 99);
    return new Speed(at[0] / 1000, at[1] / 1000, loadMillis, documentBytes);
  }
}
