package assay.application.triage;

import assay.domain.triage.CaseId;
import assay.domain.triage.Reviewer;
import java.time.Instant;
import java.util.List;

/** Driven port: what reviewers wrote about cases. */
public interface Notes {
  void add(Note note);

  /** In the order of writing. */
  List<Note> list(CaseId id);

  /** A note; its text has 1 to 4,000 characters. */
  record Note(CaseId caseId, Reviewer by, Instant at, String text) {}
}
