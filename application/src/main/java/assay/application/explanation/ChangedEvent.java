package assay.application.explanation;

import assay.application.explanation.DecidedAgain.Again;
import assay.domain.event.AmountAtRisk;
import assay.domain.event.Event;
import assay.domain.event.Pointer;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureRule;
import assay.domain.features.Features;
import assay.domain.stream.AmountRule;
import assay.domain.stream.EventReader.Reading;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decided event with other values of some features. A feature that stands in a field of the event
 * is changed there, and everything that is read of this field follows, the amount at risk too.
 * Other features are changed by themselves; the amount follows where it is that feature. Windows
 * over the past stay as they were.
 */
final class ChangedEvent {
  private final Again again;
  private final Map<String, FeatureRule> rules = new LinkedHashMap<>();

  ChangedEvent(Again again) {
    this.again = again;
    again.serving().definition().features().forEach(rule -> rules.put(rule.name(), rule));
  }

  /** The event with these values; empty if its definition refuses them. */
  Optional<Event> with(Map<String, Object> values) {
    Map<String, Object> others = new LinkedHashMap<>();
    Map<String, ?> raw = again.stored().raw();
    for (var value : values.entrySet()) {
      var at = place(value.getKey());
      if (at.isPresent()) {
        raw = with(raw, at.get().segments(), value.getValue());
      } else {
        others.put(value.getKey(), value.getValue());
      }
    }
    var stored = again.stored().stored();
    var reader = again.serving().reader();
    return reader.read(raw, stored.scoredAt(), stored::eventId) instanceof Reading.Read read
        ? changed(reader.history().restore(read.event(), stored.windows()), others)
        : Optional.empty();
  }

  /** Where the feature stands in the event, if it is a field of it. */
  private Optional<Pointer> place(String feature) {
    return Optional.ofNullable(rules.get(feature))
        .map(FeatureRule::derivation)
        .filter(Derivation.Field.class::isInstance)
        .map(derivation -> ((Derivation.Field) derivation).at())
        .filter(this::isMember);
  }

  /** Whether the place is a member of an object, not an element of a list. */
  private boolean isMember(Pointer at) {
    var parent = new Pointer(at.segments().subList(0, at.segments().size() - 1));
    return !at.isMany() && parent.find(again.stored().raw()) instanceof Map;
  }

  private static Map<String, ?> with(Map<String, ?> object, List<String> place, Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(object);
    String name = place.get(0);
    if (place.size() == 1) {
      changed.put(name, value);
    } else {
      Map<String, Object> inner = new LinkedHashMap<>();
      if (object.get(name) instanceof Map<?, ?> members) {
        members.forEach((key, member) -> inner.put(String.valueOf(key), member));
      }
      changed.put(name, with(inner, place.subList(1, place.size()), value));
    }
    return changed;
  }

  private Optional<Event> changed(Event event, Map<String, Object> others) {
    if (others.isEmpty()) {
      return Optional.of(event);
    }
    Map<String, @Nullable Object> features = new LinkedHashMap<>(event.features().values());
    features.putAll(others);
    var amount = event.amount();
    if (again.serving().definition().amount() instanceof AmountRule.Feature feature
        && others.get(feature.name()) instanceof Double number) {
      if (!(number >= 0)) {
        return Optional.empty();
      }
      amount = new AmountAtRisk(BigDecimal.valueOf(number), amount.currency(), amount.rate());
    }
    return Optional.of(
        new Event(
            event.stream(),
            event.id(),
            event.time(),
            amount,
            event.subjects(),
            new Features(features)));
  }
}
