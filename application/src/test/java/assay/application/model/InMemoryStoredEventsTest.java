package assay.application.model;

import assay.application.scoring.DecisionLog.Entry;
import assay.domain.scoring.DecisionId;

class InMemoryStoredEventsTest implements StoredEventsContract {
  private final InMemoryStoredEvents events = new InMemoryStoredEvents();

  @Override
  public StoredEvents events() {
    return events;
  }

  @Override
  public void decided(Entry entry) {
    events.decided(entry);
  }

  @Override
  public void labelled(DecisionId id, boolean fraud) {
    events.labelled(id, fraud);
  }
}
