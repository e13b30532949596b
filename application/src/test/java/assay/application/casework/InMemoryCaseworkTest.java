package assay.application.casework;

import assay.domain.scoring.Decision;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.Label;
import assay.domain.triage.Verdict.Outcome;
import java.time.Instant;

class InMemoryCaseworkTest implements CaseworkContract {
  private final InMemoryCasework casework = new InMemoryCasework();

  @Override
  public DecidedCases decidedCases() {
    return casework;
  }

  @Override
  public RelatedEvents relatedEvents() {
    return casework;
  }

  @Override
  public void store(Decision decision) {
    casework.store(decision);
  }

  @Override
  public void storeSampled(Decision decision) {
    casework.storeSampled(decision);
  }

  @Override
  public void decide(DecisionId id, Outcome outcome, String by, Instant at) {
    casework.decide(id, outcome, by, at);
  }

  @Override
  public void label(Label label) {
    casework.label(label);
  }
}
