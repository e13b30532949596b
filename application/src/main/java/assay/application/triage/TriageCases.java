package assay.application.triage;

import assay.domain.event.StreamName;
import assay.domain.triage.CaseId;
import assay.domain.triage.TriageCase;
import java.util.Optional;

/** Driven port: the state of every case. */
public interface TriageCases {
  Optional<TriageCase> find(CaseId id);

  /**
   * The latest state, held against other transactions until this one ends. Only within a
   * transaction.
   */
  Optional<TriageCase> lock(CaseId id);

  /** Where a case comes from. */
  Optional<Origin> origin(CaseId id);

  /** Keeps a new state of a case, which may be a new case. */
  void save(TriageCase triageCase);

  /**
   * What of a case's decision the rules of its review ask for.
   *
   * @param amount at risk, in the reporting currency of the stream
   */
  record Origin(StreamName stream, double amount) {}
}
