package assay.application.triage;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.InMemoryDecisionLog;
import java.time.Clock;

class InMemoryTriageTest implements TriageContract, LateLabelsContract {
  private final InMemoryDecisionLog log = new InMemoryDecisionLog();
  private final InMemoryTriage triage = new InMemoryTriage(log, Clock.systemUTC());

  @Override
  public DecisionLog log() {
    return log;
  }

  @Override
  public TriageCases cases() {
    return triage;
  }

  @Override
  public Labels labels() {
    return triage;
  }

  @Override
  public LateLabels late() {
    return triage;
  }

  @Override
  public Notes notes() {
    return triage;
  }

  @Override
  public Verdicts verdicts() {
    return triage;
  }

  @Override
  public AuditTrail audit() {
    return triage;
  }
}
