package assay.application.explanation;

import assay.application.model.EventsAgain;
import assay.application.model.StoredEvents;
import assay.application.scoring.PastEvents;
import assay.domain.event.Event;
import assay.domain.event.StreamName;
import assay.domain.features.Features;
import assay.domain.scoring.DecisionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * What is usual in a stream: the events that were decided just before one. They don't change, so
 * that an explanation against them comes out the same whenever somebody asks. Thread-safe.
 */
@ApplicationScoped
public class EventsBefore implements PastEvents {
  static final int MOST = 100;

  private final StoredEvents stored;
  private final EventsAgain again;

  @Inject
  public EventsBefore(StoredEvents stored, EventsAgain again) {
    this.stored = stored;
    this.again = again;
  }

  /** What was read of the events of a stream before a decision, at most {@value #MOST}. */
  @Override
  public List<Features> of(StreamName stream, DecisionId id) {
    return stored.before(stream, id.value(), MOST).stream()
        .map(event -> again.read(stream, event))
        .flatMap(Optional::stream)
        .map(Event::features)
        .toList();
  }
}
