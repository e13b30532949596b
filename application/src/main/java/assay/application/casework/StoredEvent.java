package assay.application.casework;

import assay.application.scoring.DecisionLog.Stored;
import assay.domain.event.Event;
import assay.domain.event.Pointer;
import assay.domain.features.Features;
import assay.domain.stream.StreamDefinition;
import java.util.Map;
import java.util.Optional;

/**
 * A decided event, read again as it was read then.
 *
 * @param raw the event as a tree; empty where its bytes can't be read any more
 * @param definition the one that decided
 * @param masking the stream's definition of today, which may hide more
 * @param event with the values of its windows; empty where the definition refuses it
 */
public record StoredEvent(
    Stored stored,
    Map<String, ?> raw,
    StreamDefinition definition,
    StreamDefinition masking,
    Optional<Event> event) {

  /** What the model read; without values where the event could not be read again. */
  public Features features() {
    return event.map(Event::features).orElse(new Features(Map.of()));
  }

  /** Whether a value at this place must not be seen in full, by either definition. */
  public boolean isMasked(Pointer place) {
    return definition.isMasked(place) || masking.isMasked(place);
  }

  /** Whether the value of a feature must not be seen in full, by either definition. */
  public boolean isMasked(String feature) {
    return isMasked(Pointer.toField(feature))
        || isMasked(feature, definition)
        || isMasked(feature, masking);
  }

  private static boolean isMasked(String feature, StreamDefinition by) {
    return by.features().stream()
        .filter(rule -> rule.name().equals(feature))
        .anyMatch(by::isMasked);
  }

  /** Whether the values of a kind of subject must not be seen in full, by either definition. */
  public boolean isMaskedSubject(String kind) {
    var then = definition.subjects().get(kind);
    var now = masking.subjects().get(kind);
    return (then != null && isMasked(then)) || (now != null && isMasked(now));
  }

  /** Whether anything of the event is masked. */
  public boolean masksAnything() {
    return !definition.masked().isEmpty() || !masking.masked().isEmpty();
  }
}
