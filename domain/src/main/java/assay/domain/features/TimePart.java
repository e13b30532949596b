package assay.domain.features;

import assay.domain.event.Pointer;
import assay.domain.event.TimeRule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a time as a number.
 *
 * @param of where the time stands; empty: the event's own time
 * @param zone where the clock hangs that it is read from
 */
public record TimePart(Part part, Optional<TimeRule> of, ZoneId zone) implements Computed {
  private static final int SATURDAY = 6;
  private static final int LAST_OF_NIGHT = 6;

  /** The parts of a time. */
  public enum Part {
    /** 0 to 23. */
    HOUR,
    /** Of the week as in ISO 8601: 1 is Monday, 7 is Sunday. */
    WEEKDAY,
    /** Of the month, 1 to 31. */
    DAY,
    /** 1 to 12. */
    MONTH,
    /** 1 on Saturdays and Sundays, else 0. */
    WEEKEND,
    /** 1 in the hours 0 to 6, else 0: as in the Fraud Detection Handbook (Le Borgne et al.). */
    NIGHT;

    private int of(ZonedDateTime time) {
      int weekday = time.getDayOfWeek().getValue();
      return switch (this) {
        case HOUR -> time.getHour();
        case WEEKDAY -> weekday;
        case DAY -> time.getDayOfMonth();
        case MONTH -> time.getMonthValue();
        case WEEKEND -> weekday >= SATURDAY ? 1 : 0;
        case NIGHT -> time.getHour() <= LAST_OF_NIGHT ? 1 : 0;
      };
    }
  }

  @Override
  public List<Pointer> reads() {
    return of.map(TimeRule::at).orElse(List.of());
  }

  @Override
  public List<Pointer> readsAsNumbers() {
    return of.map(Times::numbers).orElse(List.of());
  }

  @Override
  public boolean readsTime() {
    return of.isEmpty();
  }

  @Override
  public String how() {
    String name = part.name().toLowerCase(Locale.ROOT);
    return of.isPresent() ? name : name + " of the event's time";
  }

  @Override
  public @Nullable Double value(Source source, FeatureType type) {
    Instant time = of.isPresent() ? Times.find(of.get(), source) : source.time();
    return time == null ? null : (double) part.of(time.atZone(zone));
  }
}
