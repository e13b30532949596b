package assay.application.triage;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.InMemoryDecisionLog;
import java.time.Clock;

class InMemoryTeamFiguresTest implements TeamFiguresContract {
  private final InMemoryDecisionLog log = new InMemoryDecisionLog();
  private final InMemoryTriage triage = new InMemoryTriage(log, Clock.systemUTC());
  private final TeamFigures figures = new InMemoryTeamFigures(triage);

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
  public TeamFigures figures() {
    return figures;
  }
}
