package assay.application.triage;

import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.Label;
import java.util.List;
import java.util.Map;

/** Driven port: labels that come from outside, many at a time. */
public interface LateLabels {
  /** Which decisions these are about; what is not stored is left out. */
  Map<Reference, DecisionId> find(List<Reference> references);

  /**
   * Keeps labels, each with an entry of the audit trail: all or nothing. The latest of a decision
   * and source counts, and never touches what another source said.
   *
   * @param by who reports them, for the audit trail
   */
  void record(List<Label> labels, String by);

  /** How a label names its event. */
  sealed interface Reference {
    record ByDecision(DecisionId id) implements Reference {}

    /** By the event's own id. */
    record ByEvent(StreamName stream, String eventId) implements Reference {}
  }
}
