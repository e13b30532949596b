package assay.domain.event;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where an event says when it happened.
 *
 * @param at one field, or several whose texts are joined by a blank before they are read (a date
 *     and an hour, say)
 */
public record TimeRule(List<Pointer> at, Format format) {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
  private static final BigDecimal LATEST_SECOND = new BigDecimal(LATEST.getEpochSecond());

  public TimeRule {
    at = List.copyOf(at);
  }

  /** How a time is written. */
  public sealed interface Format {
    /** In words, for messages. */
    String expected();
  }

  /** ISO 8601 with or without offset; without one it is UTC. */
  public record Iso() implements Format {
    @Override
    public String expected() {
      return "an ISO 8601 date and time, as 2026-01-31T13:45:00Z";
    }
  }

  /** A pattern of {@link DateTimeFormatter}; the time is UTC, and parts left out are zero. */
  public record Pattern(String pattern) implements Format {
    private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

    public Pattern {
      formatter(pattern);
    }

    @Override
    public String expected() {
      return "a time written as '" + pattern + "'";
    }

    /** Made once: to make one takes longer than to read a time by it. */
    static DateTimeFormatter formatter(String pattern) {
      return FORMATTERS.computeIfAbsent(pattern, Pattern::build);
    }

    private static DateTimeFormatter build(String pattern) {
      return new DateTimeFormatterBuilder()
          .appendPattern(pattern)
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .toFormatter(Locale.ROOT);
    }
  }

  /** A number of units since an origin: epoch seconds, or PaySim's hours since a day chosen. */
  public record Since(Instant origin, long unitSeconds) implements Format {
    @Override
    public String expected() {
      return "a number of %s since %s".formatted(unitSeconds == 1 ? "seconds" : "hours", origin);
    }
  }

  /**
   * The time of an event, or null where it is missing, written otherwise, or outside the years 1 to
   * 9999.
   */
  public @Nullable Instant read(Object event) {
    Instant time = readUnchecked(event);
    return time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
  }

  private @Nullable Instant readUnchecked(Object event) {
    if (at.size() == 1 && format instanceof Since since) {
      return at.get(0).find(event) instanceof Number number ? since(since, number) : null;
    }
    var text = new StringBuilder();
    for (Pointer pointer : at) {
      Object value = pointer.find(event);
      if (!(value instanceof String || value instanceof Number)) {
        return null;
      }
      text.append(text.isEmpty() ? "" : " ").append(value);
    }
    return parse(text.toString());
  }

  private @Nullable Instant parse(String text) {
    try {
      if (format instanceof Pattern pattern) {
        return LocalDateTime.parse(text, Pattern.formatter(pattern.pattern()))
            .toInstant(ZoneOffset.UTC);
      }
      if (text.length() == "2026-01-31".length()) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      var read =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return read instanceof OffsetDateTime offset
          ? offset.toInstant()
          : ((LocalDateTime) read).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Instant since(Since since, Number number) {
    var seconds =
        new BigDecimal(number.toString()).multiply(BigDecimal.valueOf(since.unitSeconds()));
    if (seconds.abs().compareTo(LATEST_SECOND) > 0) {
      return null;
    }
    return since.origin().plusMillis(seconds.movePointRight(3).longValue());
  }
}
