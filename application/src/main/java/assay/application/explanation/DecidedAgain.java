package assay.application.explanation;

import assay.application.casework.StoredEvent;
import assay.application.casework.StoredEvents;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.FraudModel;
import assay.application.scoring.PastServings;
import assay.application.scoring.Serving;
import assay.domain.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Stored decisions with the event, model and definition that they were made of. */
@ApplicationScoped
public class DecidedAgain {
  private final StoredEvents events;
  private final PastServings past;

  @Inject
  public DecidedAgain(StoredEvents events, PastServings past) {
    this.events = events;
    this.past = past;
  }

  /**
   * A decision as it can be made again.
   *
   * @param stored with the masking of today
   */
  public record Again(StoredEvent stored, Event event, Serving serving, FraudModel model) {}

  /** What a decision was made of; empty if some of it is no longer stored or readable. */
  public Optional<Again> find(DecisionLog.Stored stored) {
    var read = events.read(stored);
    var serving =
        past.load(stored.stream(), stored.definition(), stored.costsVersion(), stored.model());
    if (read.isEmpty() || serving.isEmpty() || read.get().event().isEmpty()) {
      return Optional.empty();
    }
    return serving
        .get()
        .model()
        .map(model -> new Again(read.get(), read.get().event().get(), serving.get(), model));
  }
}
