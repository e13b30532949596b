package assay.domain.features;

import assay.domain.event.Pointer;
import assay.domain.event.TimeRule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The whole years or days that have passed between a time in the event, as a date of birth, and the
 * event's own; in UTC, and negative where the event came first.
 */
public record TimeSince(Unit unit, TimeRule from) implements Computed {
  /** What is counted; a unit that has begun does not count. */
  public enum Unit {
    YEARS(ChronoUnit.YEARS),
    DAYS(ChronoUnit.DAYS);

    private final ChronoUnit chrono;

    Unit(ChronoUnit chrono) {
      this.chrono = chrono;
    }
  }

  @Override
  public List<Pointer> reads() {
    return from.at();
  }

  @Override
  public List<Pointer> readsAsNumbers() {
    return Times.numbers(from);
  }

  @Override
  public boolean readsTime() {
    return true;
  }

  @Override
  public String how() {
    return unit.name().toLowerCase(Locale.ROOT) + " since";
  }

  @Override
  public @Nullable Double value(Source source, FeatureType type) {
    Instant start = Times.find(from, source);
    return start == null
        ? null
        : (double)
            unit.chrono.between(
                start.atOffset(ZoneOffset.UTC), source.time().atOffset(ZoneOffset.UTC));
  }
}
