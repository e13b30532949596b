package assay.application.triage;

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

  /** Keeps a new state of a case, which may be a new case. */
  void save(TriageCase triageCase);
}
