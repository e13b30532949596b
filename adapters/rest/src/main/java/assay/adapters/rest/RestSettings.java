package assay.adapters.rest;

import java.time.Duration;

/**
 * What the installation sets for the HTTP interface.
 *
 * @param largestEvent bytes of one event, and of one row of a batch
 * @param largestModel bytes of one PMML document
 * @param inFlight rows of one batch that may wait for their commit at the same time
 * @param patience how long a request waits for its commit before it is told to try again
 */
public record RestSettings(int largestEvent, int largestModel, int inFlight, Duration patience) {
  public RestSettings {
    if (largestEvent < 1 || largestModel < 1 || inFlight < 1 || patience.isNegative()) {
      throw new IllegalArgumentException(
          "Limits are more than 0, not %d, %d, %d and %s."
              .formatted(largestEvent, largestModel, inFlight, patience));
    }
  }

  /** What is right for most: 1 MiB per event, 64 MiB per model. */
  public static RestSettings standard() {
    return new RestSettings(1 << 20, 64 << 20, 256, Duration.ofSeconds(10));
  }
}
