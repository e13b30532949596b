package assay.adapters.json;

import assay.domain.event.Pointer;
import assay.domain.event.TimeRule;
import assay.domain.features.Computed;
import assay.domain.features.DecimalComma;
import assay.domain.features.Distance;
import assay.domain.features.EmailDomain;
import assay.domain.features.Member;
import assay.domain.features.TimePart;
import assay.domain.features.TimePart.Part;
import assay.domain.features.TimeSince;
import assay.domain.features.TimeSince.Unit;
import assay.domain.features.Words;
import assay.domain.features.Words.Stem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of a feature that name a derivation of {@link Computed}. */
final class ComputedJson {
  private ComputedJson() {}

  /** What the keys of a feature say; more than one is the caller's problem. */
  static List<Computed> read(Section section) {
    var derivations = new ArrayList<Computed>();
    single(section, "decimalComma").map(DecimalComma::new).ifPresent(derivations::add);
    single(section, "emailDomain").map(EmailDomain::new).ifPresent(derivations::add);
    timePart(section).ifPresent(derivations::add);
    since(section, "yearsSince", Unit.YEARS).ifPresent(derivations::add);
    since(section, "daysSince", Unit.DAYS).ifPresent(derivations::add);
    section.section("member").flatMap(ComputedJson::member).ifPresent(derivations::add);
    section.section("words").flatMap(ComputedJson::words).ifPresent(derivations::add);
    section.section("distance").flatMap(ComputedJson::distance).ifPresent(derivations::add);
    return derivations;
  }

  /** A part of the event's time as a text, or an object that says more. */
  private static Optional<Computed> timePart(Section section) {
    if (section.any("timePart").filter(node -> node.isTextual()).isPresent()) {
      return part(section, "timePart")
          .map(part -> new TimePart(part, Optional.empty(), ZoneOffset.UTC));
    }
    return section.section("timePart").flatMap(ComputedJson::partOfATime);
  }

  private static Optional<Computed> partOfATime(Section section) {
    var part = part(section, "part");
    Optional<TimeRule> of =
        section.has("of") || section.has("format") ? time(section, "of") : Optional.empty();
    var zone = section.optionalText("zone").map(text -> zone(section, text));
    section.refuseUnknownKeys();
    return part.map(p -> new TimePart(p, of, zone.orElse(ZoneOffset.UTC)));
  }

  private static Optional<Part> part(Section section, String key) {
    String text = section.text(key);
    return text.isEmpty() ? Optional.empty() : constant(section, key, text, Part.values());
  }

  private static ZoneId zone(Section section, String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      section.problem(
          "zone", "a time zone as Europe/Madrid is expected, not '%s'.".formatted(text));
      return ZoneOffset.UTC;
    }
  }

  private static Optional<Computed> since(Section section, String key, Unit unit) {
    var inner = section.section(key);
    var time = inner.flatMap(s -> time(s, "from"));
    inner.ifPresent(Section::refuseUnknownKeys);
    return time.map(from -> new TimeSince(unit, from));
  }

  private static Optional<TimeRule> time(Section section, String key) {
    var at = required(section, key);
    var format = TimeJson.format(section);
    return at.flatMap(pointer -> format.map(f -> new TimeRule(List.of(pointer), f)));
  }

  private static Optional<Computed> member(Section section) {
    var of = required(section, "of");
    String key = section.text("key");
    section.refuseUnknownKeys();
    return key.isEmpty()
        ? Optional.empty()
        : of.flatMap(at -> section.checked("key", s -> new Member(at, key)));
  }

  private static Optional<Computed> words(Section section) {
    var of = required(section, "of");
    boolean html = section.flag("stripHtml");
    var stem =
        section
            .optionalText("stem")
            .flatMap(text -> constant(section, "stem", text, Stem.values()))
            .orElse(Stem.NONE);
    section.refuseUnknownKeys();
    return of.map(at -> new Words(at, html, stem));
  }

  private static Optional<Computed> distance(Section section) {
    var fromLatitude = required(section, "fromLatitude");
    var fromLongitude = required(section, "fromLongitude");
    var toLatitude = required(section, "toLatitude");
    var toLongitude = required(section, "toLongitude");
    section.refuseUnknownKeys();
    if (fromLatitude.isEmpty()
        || fromLongitude.isEmpty()
        || toLatitude.isEmpty()
        || toLongitude.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Distance(fromLatitude.get(), fromLongitude.get(), toLatitude.get(), toLongitude.get()));
  }

  private static Optional<Pointer> required(Section section, String key) {
    return section.text(key).isEmpty() ? Optional.empty() : single(section, key);
  }

  /** A pointer to one value. */
  private static Optional<Pointer> single(Section section, String key) {
    var at = JsonDefinitionFormat.pointer(section, key);
    if (at.filter(Pointer::isMany).isPresent()) {
      section.problem(
          key, "one value is read here, so '*' is not possible: '%s'.".formatted(at.get()));
      return Optional.empty();
    }
    return at;
  }

  private static <E extends Enum<E>> Optional<E> constant(
      Section section, String key, String text, E[] constants) {
    for (E constant : constants) {
      if (name(constant).equals(text)) {
        return Optional.of(constant);
      }
    }
    String known = Arrays.stream(constants).map(c -> name(c)).collect(Collectors.joining(", "));
    section.problem(key, "one of %s is expected, not '%s'.".formatted(known, text));
    return Optional.empty();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
