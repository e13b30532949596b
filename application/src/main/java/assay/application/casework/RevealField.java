package assay.application.casework;

import assay.application.UseCase;
import assay.application.triage.AuditTrail;
import assay.application.triage.AuditTrail.Entry;
import assay.domain.event.Pointer;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.Reviewer;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Shows a masked field of a case to somebody who asks for it, and writes down who, when and which:
 * the audit trail first, the value after, so that nothing is seen that is not written down.
 */
@UseCase
public class RevealField {
  /** What the audit trail calls it. */
  public static final String DEED = "field-revealed";

  private final StoredEvents events;
  private final AuditTrail audit;
  private final Clock clock;

  @Inject
  public RevealField(StoredEvents events, AuditTrail audit, Clock clock) {
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The value at a masked place of an event: a text, number, boolean, list or map.
   *
   * @return empty, and nothing is written down, if there is no such decision, nothing stands there,
   *     or what stands there is not masked
   */
  @Transactional
  public Optional<Object> reveal(DecisionId id, Pointer place, Reviewer by) {
    var event = events.find(id).filter(found -> found.isMasked(place));
    var value = event.map(found -> place.find(found.raw()));
    if (value.isPresent()) {
      audit.record(Entry.of(clock.instant(), by.name(), DEED, "case:" + id, place.toString()));
    }
    return value;
  }
}
