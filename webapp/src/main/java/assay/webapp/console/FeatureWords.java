package assay.webapp.console;

import assay.domain.event.Pointer;
import assay.domain.event.TimeRule;
import assay.domain.features.DecimalComma;
import assay.domain.features.Derivation;
import assay.domain.features.Distance;
import assay.domain.features.EmailDomain;
import assay.domain.features.Member;
import assay.domain.features.TimePart;
import assay.domain.features.TimeSince;
import assay.domain.features.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a feature is made of an event, in words. */
@Named("featureWords")
@RequestScoped
public class FeatureWords {
  private static final String PREFIX = "made.";

  @Inject private Texts texts;
  @Inject private Show show;

  /** The rule as a phrase, as "number of events of this card in the last 7 days". */
  public String of(Derivation derivation) {
    if (derivation instanceof Derivation.Window window) {
      return window(window);
    }
    if (derivation instanceof Derivation.Aggregate aggregate) {
      return say("aggregate." + word(aggregate.function()), place(aggregate.over()));
    }
    if (derivation instanceof Derivation.SumOfProducts sum) {
      return say("products", place(sum.first()), place(sum.second()), place(sum.list()));
    }
    if (derivation instanceof Derivation.OfText text) {
      return say("text." + word(text.measure()), place(text.at()));
    }
    return derivation instanceof Derivation.Field field
        ? say("field", place(field.at()))
        : computed(derivation);
  }

  private String computed(Derivation derivation) {
    if (derivation instanceof TimePart part) {
      return part.of()
          .map(rule -> say("time." + word(part.part()) + ".of", places(rule)))
          .orElseGet(() -> say("time." + word(part.part())));
    }
    if (derivation instanceof TimeSince since) {
      return say("since." + word(since.unit()), places(since.from()));
    }
    if (derivation instanceof Distance distance) {
      return say(
          "distance",
          places(List.of(distance.fromLatitude(), distance.fromLongitude())),
          places(List.of(distance.toLatitude(), distance.toLongitude())));
    }
    if (derivation instanceof Member member) {
      return say("member", Readable.text(member.key()), place(member.of()));
    }
    return say(simple(derivation), places(derivation.reads()));
  }

  private static String simple(Derivation derivation) {
    if (derivation instanceof DecimalComma) {
      return "decimal";
    }
    if (derivation instanceof EmailDomain) {
      return "email";
    }
    return derivation instanceof Words words
        ? words.stem() == Words.Stem.NONE ? "words" : "stems"
        : "field";
  }

  private String window(Derivation.Window window) {
    String key = "window." + window.statistic();
    String of = window.of().map(show::feature).orElse("");
    String subject = Readable.text(window.subject());
    String length = length(window.length());
    String words = say(key, subject, length, of);
    return window.delay().isZero() ? words : say("delayed", words, length(window.delay()));
  }

  /** A length of time in the largest unit that fits without a rest. */
  private String length(Duration length) {
    if (length.equals(Duration.ofDays(length.toDays()))) {
      return say("days", length.toDays());
    }
    if (length.equals(Duration.ofHours(length.toHours()))) {
      return say("hours", length.toHours());
    }
    return length.equals(Duration.ofMinutes(length.toMinutes()))
        ? say("minutes", length.toMinutes())
        : say("seconds", length.toSeconds());
  }

  private String say(String key, Object... arguments) {
    return texts.get(PREFIX + key, arguments);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String places(TimeRule rule) {
    return places(rule.at());
  }

  private static String places(List<Pointer> places) {
    return places.stream().map(FeatureWords::place).collect(Collectors.joining(", "));
  }

  /** A place as people say it: {@code ticket_types › cost}. */
  private static String place(Pointer place) {
    return Readable.text(
        place.segments().stream()
            .filter(segment -> !segment.equals("*"))
            .collect(Collectors.joining(" › ")));
  }
}
