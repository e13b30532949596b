package assay.adapters.cli.demo;

import assay.adapters.cli.feed.Generator;
import assay.domain.synthetic.SyntheticEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The events of one stream, as if they had happened in the week before a time. */
final class DemoEvents {
  private static final Instant MOBILE_MONEY_ORIGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant CARD_PCA_ORIGIN = Instant.parse("2013-09-01T00:00:00Z");
  private static final double FRAUD_SHARE = 0.06;
  private static final int LONGEST_SEARCH = 2000;
  private static final Duration WEEK = Duration.ofDays(7);

  private final Generator generator;
  private final SyntheticEvents events;
  private final RandomGenerator random;
  private final Instant now;
  private long nextId;

  DemoEvents(Generator generator, long seed, RandomGenerator random, Instant now) {
    this.generator = generator;
    this.events = generator.events(seed, now);
    this.random = random;
    this.now = now;
    this.nextId = now.toEpochMilli();
  }

  /** An event without its label, and whether it is fraud. */
  record Labelled(Map<String, ?> event, boolean fraud) {}

  String stream() {
    return generator.toString();
  }

  Labelled next() {
    var event = events.next();
    // Real shares of fraud would leave most pages empty.
    boolean wanted = random.nextDouble() < FRAUD_SHARE;
    for (int i = 0; wanted && !events.isFraud(event) && i < LONGEST_SEARCH; i++) {
      event = events.next();
    }
    boolean fraud = events.isFraud(event);
    event.remove(events.labelField());
    // These two count from an origin of their own; the others are generated before the time.
    Instant at = now.minusMillis((long) (random.nextDouble() * WEEK.toMillis()));
    event.computeIfPresent(
        "step", (name, old) -> Duration.between(MOBILE_MONEY_ORIGIN, at).toHours());
    event.computeIfPresent(
        "Time", (name, old) -> Duration.between(CARD_PCA_ORIGIN, at).toSeconds());
    // The generator counts them from 0, also in the next demonstration.
    event.computeIfPresent("TRANSACTION_ID", (name, old) -> nextId++);
    return new Labelled(event, fraud);
  }
}
