package assay.application.scoring;

import assay.domain.scoring.DecisionId;

class InMemorySubjectHistoriesTest implements SubjectHistoriesContract {
  private final InMemoryDecisionLog log = new InMemoryDecisionLog();

  @Override
  public DecisionLog log() {
    return log;
  }

  @Override
  public SubjectHistories histories() {
    return log;
  }

  @Override
  public void label(DecisionId decision, boolean fraud) {
    log.label(decision, fraud);
  }

  @Override
  public void withdraw(DecisionId decision) {
    log.withdraw(decision);
  }
}
