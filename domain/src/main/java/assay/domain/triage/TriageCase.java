package assay.domain.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision that a person should look at. Each state is a type, so that what a state does not
 * allow does not compile: only a claimed case can be closed, only a closed one reopened.
 */
public sealed interface TriageCase {
  CaseId id();

  Instant openedAt();

  /**
   * Waits for somebody.
   *
   * @param snoozedUntil not to be offered before; empty: at once
   * @param notBy who must not take it: the first reviewer of a case that needs a second one
   */
  record Open(CaseId id, Instant openedAt, Optional<Instant> snoozedUntil, Optional<Reviewer> notBy)
      implements TriageCase {
    /** A case as its decision opens it. */
    public static Open fresh(CaseId id, Instant openedAt) {
      return new Open(id, openedAt, Optional.empty(), Optional.empty());
    }

    /**
     * Takes the case for a while, so that nobody else decides it meanwhile.
     *
     * @throws NotAllowed if it was escalated by the same person
     */
    public Claimed claim(Reviewer by, Instant now, Duration lock) {
      if (notBy.equals(Optional.of(by))) {
        throw new NotAllowed("You escalated this case, so somebody else has to decide it.");
      }
      return new Claimed(id, openedAt, by, now.plus(lock), notBy);
    }
  }

  /** In the hands of one reviewer, until the lock runs out. */
  record Claimed(CaseId id, Instant openedAt, Reviewer by, Instant until, Optional<Reviewer> notBy)
      implements TriageCase {
    /** Whether another may take it over. */
    public boolean isExpired(Instant now) {
      return !now.isBefore(until);
    }

    /**
     * Takes the case, again or over.
     *
     * @throws NotAllowed while another person's lock holds
     */
    public Claimed claim(Reviewer reviewer, Instant now, Duration lock) {
      if (!reviewer.equals(by) && !isExpired(now)) {
        throw new NotAllowed("%s has this case until %s.".formatted(by, until));
      }
      return release().claim(reviewer, now, lock);
    }

    /** Gives it back to the queue. */
    public Open release() {
      return new Open(id, openedAt, Optional.empty(), notBy);
    }

    /** Gives it back, not to be offered before a time. */
    public Open snooze(Instant until) {
      return new Open(id, openedAt, Optional.of(until), notBy);
    }

    /** Gives it to somebody else to decide (four eyes). */
    public Open escalate() {
      return new Open(id, openedAt, Optional.empty(), Optional.of(by));
    }

    /**
     * Decides it.
     *
     * @throws NotAllowed if another has it
     */
    public Closed close(Verdict verdict, Reviewer reviewer, Instant now) {
      if (!reviewer.equals(by)) {
        throw new NotAllowed("%s has this case, not %s.".formatted(by, reviewer));
      }
      return new Closed(id, openedAt, verdict, reviewer, now);
    }
  }

  /** Decided by a person. */
  record Closed(CaseId id, Instant openedAt, Verdict verdict, Reviewer by, Instant at)
      implements TriageCase {
    /** Takes the verdict back. */
    public Open reopen() {
      return Open.fresh(id, openedAt);
    }
  }

  /** A rule of the case forbids it; the message is for the person who tried. */
  final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotAllowed(String message) {
      super(message);
    }
  }
}
