package assay.domain.event;

import assay.domain.features.Features;
import java.time.Instant;
import java.util.List;

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
}
