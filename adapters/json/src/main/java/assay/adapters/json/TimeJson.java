package assay.adapters.json;

import assay.domain.event.Pointer;
import assay.domain.event.TimeRule;
import assay.domain.event.TimeRule.Format;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code time} of a definition. */
final class TimeJson {
  private static final int SECONDS_PER_HOUR = 3600;
  private static final String SECONDS_SINCE = "seconds-since:";
  private static final String HOURS_SINCE = "hours-since:";

  private TimeJson() {}

  static Optional<TimeRule> rule(Section root) {
    return root.section("time").flatMap(TimeJson::read);
  }

  private static Optional<TimeRule> read(Section section) {
    var at = new ArrayList<Pointer>();
    if (section.any("field").filter(node -> node.isArray()).isPresent()) {
      for (String text : section.texts("field")) {
        section.checked("field", s -> Pointer.parse(text)).ifPresent(at::add);
      }
    } else if (!section.text("field").isEmpty()) {
      JsonDefinitionFormat.pointer(section, "field").ifPresent(at::add);
    }
    var format = format(section);
    section.refuseUnknownKeys();
    return at.isEmpty()
        ? Optional.empty()
        : format.map(known -> new TimeRule(List.copyOf(at), known));
  }

  /** The {@code format} of a time, which must be there. */
  static Optional<Format> format(Section section) {
    String text = section.text("format");
    return text.isEmpty() ? Optional.empty() : section.checked("format", s -> format(text));
  }

  private static Format format(String text) {
    if (text.equals("iso")) {
      return new TimeRule.Iso();
    }
    if (text.equals("epoch-seconds")) {
      return new TimeRule.Since(Instant.EPOCH, 1);
    }
    if (text.startsWith(SECONDS_SINCE)) {
      return new TimeRule.Since(origin(text.substring(SECONDS_SINCE.length())), 1);
    }
    if (text.startsWith(HOURS_SINCE)) {
      return new TimeRule.Since(origin(text.substring(HOURS_SINCE.length())), SECONDS_PER_HOUR);
    }
    try {
      return new TimeRule.Pattern(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "iso, epoch-seconds, seconds-since:<date>, hours-since:<date> or a pattern as"
              + " dd/MM/yyyy is expected, not '"
              + text
              + "'.",
          e);
    }
  }

  private static Instant origin(String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "an origin as 2013-09-01 or 2013-09-01T00:00:00Z is expected, not '" + text + "'.", e);
    }
  }
}
