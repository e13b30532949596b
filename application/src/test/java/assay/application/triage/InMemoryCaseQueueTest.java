package assay.application.triage;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.InMemoryDecisionLog;
import assay.domain.triage.CaseId;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

class InMemoryCaseQueueTest implements CaseQueueContract, CaseFilterContract {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final Reviewer CAROL = new Reviewer("carol");

  private final InMemoryDecisionLog log = new InMemoryDecisionLog();
  private final InMemoryTriage triage = new InMemoryTriage(log, CLOCK);
  private final CaseQueue queue = new InMemoryCaseQueue(triage, CLOCK);

  @Override
  public DecisionLog log() {
    return log;
  }

  @Override
  public CaseQueue queue() {
    return queue;
  }

  private Claimed claimed(CaseId id, Reviewer by) {
    var open = (Open) triage.lock(id).orElseThrow();
    return open.claim(by, NOON, Duration.ofMinutes(10));
  }

  @Override
  public void claim(CaseId id, String reviewer) {
    triage.save(claimed(id, new Reviewer(reviewer)));
  }

  @Override
  public void clear(CaseId id) {
    var cleared = new Verdict(Verdict.Outcome.CLEARED, Optional.empty(), "");
    triage.save(claimed(id, CAROL).decide(cleared, CAROL, NOON, false));
  }

  @Override
  public void snooze(CaseId id, Instant until) {
    triage.save(claimed(id, CAROL).snooze(until, CAROL, NOON.minusSeconds(120)));
  }

  @Override
  public void save(TriageCase triageCase) {
    triage.save(triageCase);
  }

  @Override
  public Instant now() {
    return NOON;
  }
}
