package assay.domain.planted;

import java.time.Instant;

/** Planted: takes the time from nowhere. */
public class ReadsTheClock {
  Instant time() {
    return Instant.now();
  }
}
