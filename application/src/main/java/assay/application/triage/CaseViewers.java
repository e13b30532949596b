package assay.application.triage;

import assay.domain.triage.CaseId;
import assay.domain.triage.Reviewer;
import java.time.Instant;
import java.util.List;

/** Driven port: who has the page of a case open; forgets soon. */
public interface CaseViewers {
  /** Somebody has it open. */
  void seen(CaseId id, Reviewer by, Instant at);

  /** Who had it open since a time, by name. */
  List<Reviewer> list(CaseId id, Instant since);
}
