package assay.domain.triage;

import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Snoozed;
import assay.domain.triage.TriageCase.Undecided;
import java.time.Instant;

/**
 * Who can take a case that waits, as one person sees it now: a claim that has run out and a pause
 * that is over count no more.
 */
public enum Availability {
  /** This person may take it. */
  FREE,
  /** Somebody has it, this person or another. */
  HELD,
  /** Put aside until later. */
  ASIDE,
  /** Assigned to somebody else. */
  RESERVED,
  /** Waits for a second person, who may be this one. */
  SECOND;

  /** As this person sees it. */
  public static Availability of(Undecided undecided, Reviewer reader, Instant now) {
    if (undecided instanceof Claimed claimed && !claimed.isExpired(now)) {
      return HELD;
    }
    if (undecided instanceof Snoozed snoozed && !snoozed.isOver(now)) {
      return ASIDE;
    }
    if (undecided.assignee().filter(to -> !to.equals(reader)).isPresent()) {
      return RESERVED;
    }
    return undecided.escalation().isPresent() ? SECOND : FREE;
  }
}
