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
  @Inject private StreamWords named;

  /** The rule as a phrase, as "number of events of this card in the last 7 days". */
  public String of(String stream, Derivation derivation) {
    if (derivation instanceof Derivation.Window window) {
      return window(stream, window);
    }
    if (derivation instanceof Derivation.Aggregate aggregate) {
      return say("aggregate." + word(aggregate.function()), place(stream, aggregate.over()));
    }
    if (derivation instanceof Derivation.SumOfProducts sum) {
      return say(
          "products",
          place(stream, sum.first()),
          place(stream, sum.second()),
          place(stream, sum.list()));
    }
    if (derivation instanceof Derivation.OfText text) {
      return say("text." + word(text.measure()), place(stream, text.at()));
    }
    return derivation instanceof Derivation.Field field
        ? say("field", place(stream, field.at()))
        : computed(stream, derivation);
  }

  private String computed(String stream, Derivation derivation) {
    if (derivation instanceof TimePart part) {
      return part.of()
          .map(rule -> say("time." + word(part.part()) + ".of", places(stream, rule)))
          .orElseGet(() -> say("time." + word(part.part())));
    }
    if (derivation instanceof TimeSince since) {
      return say("since." + word(since.unit()), places(stream, since.from()));
    }
    if (derivation instanceof Distance distance) {
      return say(
          "distance",
          places(stream, List.of(distance.fromLatitude(), distance.fromLongitude())),
          places(stream, List.of(distance.toLatitude(), distance.toLongitude())));
    }
    if (derivation instanceof Member member) {
      return say("member", Readable.text(member.key()), place(stream, member.of()));
    }
    return say(simple(derivation), places(stream, derivation.reads()));
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

  private String window(String stream, Derivation.Window window) {
    String key = "window." + window.statistic();
    String of = window.of().map(name -> named.feature(stream, name)).orElse("");
    String subject = named.feature(stream, window.subject());
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

  private String places(String stream, TimeRule rule) {
    return places(stream, rule.at());
  }

  private String places(String stream, List<Pointer> places) {
    return places.stream().map(one -> place(stream, one)).collect(Collectors.joining(", "));
  }

  /** A place as people say it: {@code ticket_types › cost}, or what the stream calls it. */
  private String place(String stream, Pointer place) {
    return named.place(stream, place);
  }
}
