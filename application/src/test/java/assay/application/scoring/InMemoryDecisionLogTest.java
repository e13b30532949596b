package assay.application.scoring;

class InMemoryDecisionLogTest implements DecisionLogContract {
  private final DecisionLog log = new InMemoryDecisionLog();

  @Override
  public DecisionLog log() {
    return log;
  }
}
