package assay.domain.features;

import assay.domain.event.Pointer;
import assay.domain.event.TimeRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times that stand in an event beside its own. */
final class Times {
  private Times() {}

  static @Nullable Instant find(TimeRule rule, Source source) {
    if (rule.at().stream().allMatch(at -> source.find(at) == null)) {
      return null;
    }
    Instant time = rule.read(source.event());
    if (time == null) {
      Pointer at = rule.at().get(0);
      source.refuse(at, at.find(source.event()), rule.format().expected());
    }
    return time;
  }

  /** The places where a time is written as a number. */
  static List<Pointer> numbers(TimeRule rule) {
    return rule.format() instanceof TimeRule.Since ? rule.at() : List.of();
  }
}
