package assay.adapters.persistence;

import java.time.Instant;
import java.util.UUID;

/** Identities of decisions grow with time (UUIDs of version 7), so a time is a place among them. */
final class TimeOrder {
  private static final int SHIFT = 16;

  private TimeOrder() {}

  /** The smallest identity that can have been made at this time or later. */
  static UUID floor(Instant time) {
    return new UUID(Math.max(0, time.toEpochMilli()) << SHIFT, 0);
  }
}
