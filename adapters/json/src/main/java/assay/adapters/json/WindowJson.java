package assay.adapters.json;

import assay.domain.features.Derivation;
import assay.domain.features.Derivation.Statistic;
import assay.domain.features.Derivation.Window;
import assay.domain.features.FeatureRule;
import assay.domain.history.HistoryWindows;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** The {@code window} of a feature. */
final class WindowJson {
  private WindowJson() {}

  static Optional<Derivation> window(Section section) {
    String subject = section.text("subject");
    var statistic = statistic(section, section.text("statistic"));
    var of = section.optionalText("of");
    var length = duration(section, "length", section.text("length"));
    var delay =
        section
            .optionalText("delay")
            .map(text -> duration(section, "delay", text))
            .orElse(Optional.of(Duration.ZERO));
    section.refuseUnknownKeys();
    if (subject.isEmpty() || statistic.isEmpty() || length.isEmpty() || delay.isEmpty()) {
      return Optional.empty();
    }
    return section.checked(
        "", s -> new Window(subject, statistic.get(), of, length.get(), delay.get()));
  }

  private static Optional<Statistic> statistic(Section section, String text) {
    var found = Arrays.stream(Statistic.values()).filter(s -> s.toString().equals(text)).findAny();
    if (found.isEmpty() && !text.isEmpty()) {
      var known = Arrays.stream(Statistic.values()).map(Statistic::toString);
      section.problem(
          "statistic",
          "one of %s is expected, not '%s'."
              .formatted(known.collect(Collectors.joining(", ")), text));
    }
    return found;
  }

  private static Optional<Duration> duration(Section section, String key, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException e) {
      section.problem(
          key,
          "an ISO 8601 duration in days or less, as P7D or PT1H, is expected, not '%s'."
              .formatted(text));
      return Optional.empty();
    }
  }

  /** Tells where the window of a feature does not fit the rest of its stream. */
  static void check(
      FeatureRule rule,
      Section section,
      Collection<FeatureRule> features,
      Collection<String> subjects) {
    if (rule.derivation() instanceof Window window) {
      section.checked(
          "window",
          s -> {
            HistoryWindows.check(window, features, subjects);
            return window;
          });
    }
  }
}
