package assay.application.triage;

import assay.application.UseCase;
import assay.application.triage.AuditTrail.Entry;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.CaseId;
import assay.domain.triage.Label;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.NotAllowed;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.Verdict;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.NoSuchElementException;

/**
 * What a reviewer does with a case. Every method throws {@link NoSuchElementException} for a case
 * that does not exist and {@link NotAllowed} where the rules of the case forbid it.
 */
@UseCase
public class WorkOnCase {
  private static final String VERDICT = "verdict";

  private final TriageCases cases;
  private final Labels labels;
  private final Notes notes;
  private final AuditTrail audit;
  private final TriageSettings settings;
  private final Clock clock;

  @Inject
  public WorkOnCase(
      TriageCases cases,
      Labels labels,
      Notes notes,
      AuditTrail audit,
      TriageSettings settings,
      Clock clock) {
    this.cases = cases;
    this.labels = labels;
    this.notes = notes;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes a case, or takes it over where another's lock has run out. */
  @Transactional
  public Claimed claim(CaseId id, Reviewer by) {
    var now = clock.instant();
    var before = lock(id);
    Claimed claimed;
    if (before instanceof Open open) {
      claimed = open.claim(by, now, settings.lock());
    } else if (before instanceof Claimed held) {
      claimed = held.claim(by, now, settings.lock());
    } else {
      throw closed((Closed) before);
    }
    cases.save(claimed);
    record(by, "case-claimed", id, "until " + claimed.until());
    return claimed;
  }

  /** Gives a case back to the queue; one that is not in this reviewer's hands stays as it is. */
  @Transactional
  public void release(CaseId id, Reviewer by) {
    if (lock(id) instanceof Claimed claimed && claimed.by().equals(by)) {
      cases.save(claimed.release());
      record(by, "case-released", id, "");
    }
  }

  /** Decides a case, claiming it first where it is free. */
  @Transactional
  public Closed close(CaseId id, Verdict verdict, Reviewer by) {
    var closed = claim(id, by).close(verdict, by, clock.instant());
    cases.save(closed);
    boolean fraud = verdict.outcome() == Verdict.Outcome.FLAGGED;
    labels.record(new Label(new DecisionId(id.value()), fraud, VERDICT, by.name(), closed.at()));
    record(
        by,
        "case-" + verdict.outcome().name().toLowerCase(Locale.ROOT),
        id,
        verdict.reasonCode().orElse(""));
    return closed;
  }

  /** Takes a verdict back. */
  @Transactional
  public Open reopen(CaseId id, String reason, Reviewer by) {
    if (!(lock(id) instanceof Closed closed)) {
      throw new NotAllowed("Only a closed case can be reopened.");
    }
    var open = closed.reopen();
    cases.save(open);
    labels.withdraw(new DecisionId(id.value()), VERDICT);
    record(by, "case-reopened", id, reason);
    return open;
  }

  /** Writes something about a case. */
  @Transactional
  public void note(CaseId id, String text, Reviewer by) {
    if (text.isBlank() || text.length() > Verdict.LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "A note has 1 to %d characters, not %d.".formatted(Verdict.LONGEST_NOTE, text.length()));
    }
    lock(id);
    notes.add(new Notes.Note(id, by, clock.instant(), text));
    record(by, "case-noted", id, "");
  }

  private TriageCase lock(CaseId id) {
    return cases
        .lock(id)
        .orElseThrow(() -> new NoSuchElementException("There is no case " + id + "."));
  }

  private static NotAllowed closed(Closed closed) {
    return new NotAllowed(
        "This case was %s by %s at %s."
            .formatted(
                closed.verdict().outcome().name().toLowerCase(Locale.ROOT),
                closed.by(),
                closed.at()));
  }

  private void record(Reviewer by, String deed, CaseId id, String detail) {
    audit.record(Entry.of(clock.instant(), by.name(), deed, "case:" + id, detail));
  }
}
