package assay.application.triage;

import assay.domain.scoring.DecisionId;
import assay.domain.triage.Label;
import java.util.List;

/** Driven port: what turned out to be true; the latest of a decision and source counts. */
public interface Labels {
  void record(Label label);

  /** Takes back what a source said of a decision. */
  void withdraw(DecisionId decision, String source);

  List<Label> list(DecisionId decision);
}
