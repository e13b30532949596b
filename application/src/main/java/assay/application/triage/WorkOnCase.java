package assay.application.triage;

import assay.application.UseCase;
import assay.application.scoring.ServingStreams;
import assay.application.triage.AuditTrail.Entry;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.CaseId;
import assay.domain.triage.GivenVerdict;
import assay.domain.triage.Label;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.Escalated;
import assay.domain.triage.TriageCase.NotAllowed;
import assay.domain.triage.TriageCase.Open;
import assay.domain.triage.TriageCase.Snoozed;
import assay.domain.triage.TriageCase.Undecided;
import assay.domain.triage.Verdict;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What a reviewer does with a case. Every method throws {@link NoSuchElementException} for a case
 * that does not exist, {@link NotAllowed} where the rules of the case forbid it, and {@link
 * IllegalArgumentException} for a text or time that can't be.
 */
@UseCase
public class WorkOnCase {
  private static final String OPENED = "case-opened";
  private static final Duration READING = Duration.ofHours(1);

  private final TriageCases cases;
  private final ServingStreams streams;
  private final Labels labels;
  private final Notes notes;
  private final Verdicts verdicts;
  private final AuditTrail audit;
  private final TriageSettings settings;
  private final Clock clock;

  @Inject
  public WorkOnCase(
      TriageCases cases,
      ServingStreams streams,
      Labels labels,
      Notes notes,
      Verdicts verdicts,
      AuditTrail audit,
      TriageSettings settings,
      Clock clock) {
    this.cases = cases;
    this.streams = streams;
    this.labels = labels;
    this.notes = notes;
    this.verdicts = verdicts;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes a case, renews the lock on it, or takes it over where another's lock has run out. */
  @Transactional
  public Claimed claim(CaseId id, Reviewer by) {
    var before = undecided(id);
    var claimed = before.claim(by, clock.instant(), settings.lock());
    cases.save(claimed);
    if (!(before instanceof Claimed held && held.by().equals(by))) {
      record(by, "case-claimed", id, claimed.until().toString());
    }
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

  /**
   * Makes it the case of one person, or of anybody again.
   *
   * @param reason 1 to {@value Verdict#LONGEST_NOTE} characters
   */
  @Transactional
  public Undecided assign(CaseId id, Optional<Reviewer> to, String reason, Reviewer by) {
    requireReason(reason);
    var assigned = undecided(id).assign(to, by, clock.instant());
    cases.save(assigned);
    record(by, "case-assigned", id, to.map(Reviewer::name).orElse("–") + ": " + reason);
    return assigned;
  }

  /**
   * The same, also while another has the case; for administrators alone.
   *
   * @param reason 1 to {@value Verdict#LONGEST_NOTE} characters
   */
  @Transactional
  public Undecided takeAway(CaseId id, Optional<Reviewer> to, String reason, Reviewer by) {
    requireReason(reason);
    var before = undecided(id);
    if (!(before instanceof Claimed held)
        || held.by().equals(by)
        || held.isExpired(clock.instant())) {
      return assign(id, to, reason, by);
    }
    var taken = held.reassign(to);
    cases.save(taken);
    String other = to.map(Reviewer::name).orElse("–");
    record(by, "case-taken-away", id, held.by() + " → " + other + ": " + reason);
    return taken;
  }

  /**
   * Somebody reads a case without taking it; told once an hour at most.
   *
   * @return whether it was written down
   */
  @Transactional
  public boolean open(CaseId id, Reviewer by) {
    lock(id); // two pages of one person are told once
    var recent = clock.instant().minus(READING);
    boolean told =
        audit.list("case:" + id).stream()
            .anyMatch(
                entry ->
                    entry.deed().equals(OPENED)
                        && entry.by().equals(by.name())
                        && entry.at().isAfter(recent));
    if (!told) {
      record(by, OPENED, id, "");
    }
    return !told;
  }

  /** Puts a case aside until a time, claiming it first where it is free. */
  @Transactional
  public Snoozed snooze(CaseId id, Instant until, Reviewer by) {
    var snoozed = claim(id, by).snooze(until, by, clock.instant());
    cases.save(snoozed);
    record(by, "case-snoozed", id, until.toString());
    return snoozed;
  }

  /** Hands a case to a second reviewer without a verdict, claiming it first where it is free. */
  @Transactional
  public Escalated escalate(CaseId id, String reason, Reviewer by) {
    var escalated = claim(id, by).escalate(reason, by, clock.instant());
    cases.save(escalated);
    record(by, "case-escalated", id, reason);
    return escalated;
  }

  /**
   * Decides a case, claiming it first where it is free. From the amount on that the stream names, a
   * second person has to decide it too, and that verdict counts.
   *
   * @return {@link Closed}, or {@link Escalated} after the first of two
   */
  @Transactional
  public TriageCase close(CaseId id, Verdict verdict, Reviewer by) {
    var decided = claim(id, by).decide(verdict, by, clock.instant(), needsTwo(id));
    cases.save(decided);
    if (decided instanceof Closed closed) {
      boolean fraud = verdict.outcome() == Verdict.Outcome.FLAGGED;
      verdicts.add(new GivenVerdict(id, by, closed.at(), verdict, false));
      labels.record(
          new Label(new DecisionId(id.value()), fraud, Label.VERDICT, by.name(), closed.at()));
      String deed = "case-" + verdict.outcome().name().toLowerCase(Locale.ROOT);
      record(closed.at(), by, deed, id, verdict.reasonCode().orElse(""));
    } else if (decided instanceof Escalated escalated) {
      var at = escalated.first().at();
      verdicts.add(new GivenVerdict(id, by, at, verdict, true));
      // What the first one said stays hidden from the second one, also in the trail.
      record(at, by, "case-first-verdict", id, "");
    }
    return decided;
  }

  private boolean needsTwo(CaseId id) {
    return cases
        .origin(id)
        .flatMap(
            origin ->
                streams
                    .find(origin.stream())
                    .map(serving -> serving.definition().review().needsTwo(origin.amount())))
        .orElse(false);
  }

  /** Takes one's own verdict back at once, as a slip of the hand. */
  @Transactional
  public Claimed undo(CaseId id, Reviewer by) {
    var decided = lock(id);
    Claimed claimed;
    if (decided instanceof Closed closed) {
      claimed = closed.undo(by, clock.instant(), settings.lock());
      labels.withdraw(new DecisionId(id.value()), Label.VERDICT);
    } else if (decided instanceof Escalated escalated) {
      claimed = escalated.undo(by, clock.instant(), settings.lock());
    } else {
      throw new NotAllowed("There is no verdict on this case to undo.");
    }
    cases.save(claimed);
    record(by, "case-undone", id, "");
    return claimed;
  }

  /** Takes a verdict back, for anybody to decide anew. */
  @Transactional
  public Open reopen(CaseId id, String reason, Reviewer by) {
    requireReason(reason);
    if (!(lock(id) instanceof Closed closed)) {
      throw new NotAllowed("Only a closed case can be reopened.");
    }
    var open = closed.reopen();
    cases.save(open);
    labels.withdraw(new DecisionId(id.value()), Label.VERDICT);
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

  private static void requireReason(String reason) {
    if (reason.isBlank() || reason.length() > Verdict.LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "A reason has 1 to %d characters, not %d."
              .formatted(Verdict.LONGEST_NOTE, reason.length()));
    }
  }

  private TriageCase lock(CaseId id) {
    return cases
        .lock(id)
        .orElseThrow(() -> new NoSuchElementException("There is no case " + id + "."));
  }

  private Undecided undecided(CaseId id) {
    var found = lock(id);
    if (found instanceof Closed closed) {
      throw new NotAllowed(
          "This case was %s by %s at %s."
              .formatted(
                  closed.verdict().outcome().name().toLowerCase(Locale.ROOT),
                  closed.by(),
                  closed.at()));
    }
    return (Undecided) found;
  }

  private void record(Reviewer by, String deed, CaseId id, String detail) {
    record(clock.instant(), by, deed, id, detail);
  }

  private void record(Instant at, Reviewer by, String deed, CaseId id, String detail) {
    audit.record(Entry.of(at, by.name(), deed, "case:" + id, detail));
  }
}
