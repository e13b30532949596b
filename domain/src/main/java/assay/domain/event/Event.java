package assay.domain.event;

import assay.domain.features.Features;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a stream's definition reads out of one raw event.
 *
 * @param id the event's own id, or one generated for it
 * @param time when it happened, or when it arrived where the stream declares no time
 * @param subjects those present in the event, in the order of the definition
 */
public record Event(
    StreamName stream,
    String id,
    Instant time,
    AmountAtRisk amount,
    List<Subject> subjects,
    Features features) {
  public Event {
    subjects = List.copyOf(subjects);
  }

  /** The same event with other features. */
  public Event with(Features other) {
    return new Event(stream, id, time, amount, subjects, other);
  }

  /** The subject of a kind, if the event has one. */
  public Optional<Subject> subject(String kind) {
    return subjects.stream().filter(subject -> subject.kind().equals(kind)).findFirst();
  }
}
