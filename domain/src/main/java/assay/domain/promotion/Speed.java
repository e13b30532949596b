package assay.domain.promotion;

import assay.domain.monitoring.Percentiles;
import java.util.OptionalLong;

/**
 * How long a model takes and how much memory, measured while it scored stored events beside a
 * server at work.
 *
 * @param p50Micros half of the events took no longer, in microseconds
 * @param p99Micros 99 of 100 took no longer, in microseconds
 * @param loadMillis reading, checking and warming up the document; 0 where it is not known
 * @param documentBytes size of the document
 * @param heapBytes what the loaded model keeps in memory, by adding up its objects; empty where
 *     nobody counted
 */
public record Speed(
    double p50Micros,
    double p99Micros,
    long loadMillis,
    long documentBytes,
    OptionalLong heapBytes) {

  /**
   * Of single measurements.
   *
   * @param nanos of each event, one or more
   */
  public static Speed of(
      double[] nanos, long loadMillis, long documentBytes, OptionalLong heapBytes) {
    double[] at = Percentiles.of(nanos).at(50, 99);
    return new Speed(at[0] / 1000, at[1] / 1000, loadMillis, documentBytes, heapBytes);
  }
}
