package assay.domain.synthetic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of one ticketing event in epoch seconds, and the durations that the site derives from
 * them.
 *
 * @param published null where the event was never published, 0 where the site lost the time
 */
record TicketingDates(
    long userCreated, long created, @Nullable Double published, long start, long end) {
  static final long DAY = 86_400;
  private static final long PAYOUT_DELAY = 5 * DAY;
  private static final long NEWEST_BEFORE_REFERENCE = 30 * DAY;

  static TicketingDates draw(Conduct conduct, Instant reference, Draws draws) {
    long created = reference.getEpochSecond() - draws.below(NEWEST_BEFORE_REFERENCE);
    double newAccounts = conduct.choose(0.1, 0.4);
    long userAge = Math.round(draws.zeroInflated(conduct.meanFor(403, 87), newAccounts));
    long published = created + draws.below((long) conduct.choose(6 * DAY, DAY));
    long start = published + days(saleDays(conduct, draws), draws);
    long end = start + draws.between(1, 12) * 1800L + (draws.chance(0.08) ? DAY : 0);
    return new TicketingDates(
        created - days(userAge, draws), created, kept(published, draws), start, end);
  }

  private static long saleDays(Conduct conduct, Draws draws) {
    double lateShare = 0.02;
    double meanLate = 3;
    if (draws.chance(lateShare)) {
      return -1L - draws.geometric(meanLate - 1);
    }
    double mean = conduct.meanFor(50, 14);
    return draws.geometric((mean + lateShare * meanLate) / (1 - lateShare));
  }

  private static long days(long whole, Draws draws) {
    return whole * DAY + draws.below(DAY);
  }

  private static @Nullable Double kept(long published, Draws draws) {
    if (draws.chance(0.007)) {
      return null;
    }
    return draws.chance(0.003) ? 0.0 : (double) published;
  }

  /** Whole days from publication to start; null where the publication is unknown. */
  @Nullable Double saleDuration() {
    return published == null || published == 0
        ? null
        : (double) wholeDays(published.longValue(), start);
  }

  /** Whole days from creation to start. */
  long saleDuration2() {
    return wholeDays(created, start);
  }

  /** Whole days from the account's creation to the event's. */
  long userAge() {
    return wholeDays(userCreated, created);
  }

  long approximatePayout() {
    return end + PAYOUT_DELAY;
  }

  private static long wholeDays(long from, long to) {
    return Math.floorDiv(to - from, DAY);
  }
}
