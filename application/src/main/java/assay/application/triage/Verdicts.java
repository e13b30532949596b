package assay.application.triage;

import assay.domain.triage.CaseId;
import assay.domain.triage.GivenVerdict;
import java.util.List;

/** Driven port: every verdict that was given, also those that were taken back; never changed. */
public interface Verdicts {
  void add(GivenVerdict given);

  /** In the order in which they were given. */
  List<GivenVerdict> given(CaseId id);
}
