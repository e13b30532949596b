package assay.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Identities as UUID version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits. */
public final class TimeOrderedIds implements Ids {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final RandomGenerator random;

  /**
   * Identities of a clock and a source of randomness.
   *
   * @param random thread-safe
   */
  public TimeOrderedIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public UUID next() {
    long most = (clock.instant().toEpochMilli() << 16) | VERSION_7 | (random.nextLong() & 0xFFF);
    long least = (random.nextLong() >>> 2) | VARIANT;
    return new UUID(most, least);
  }

  /** The first identity that can be drawn at a time; times count in milliseconds. */
  public static UUID first(Instant time) {
    return new UUID((time.toEpochMilli() << 16) | VERSION_7, VARIANT);
  }

  /** When an identity was drawn, to the millisecond. */
  public static Instant time(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
