package assay.domain.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision that a person should look at. Each state is a type, so that what a state does not
 * allow does not compile: only a claimed case can be decided, only a closed one reopened.
 */
public sealed interface TriageCase {
  /** How long the one who decided may take it back without giving a reason. */
  Duration UNDO = Duration.ofSeconds(30);

  /** How far away the end of a pause may be. */
  Duration LONGEST_SNOOZE = Duration.ofDays(90);

  CaseId id();

  Instant openedAt();

  /** Somebody still has to decide it. */
  sealed interface Undecided extends TriageCase {
    /** Who alone may take it; empty: anybody. */
    Optional<Reviewer> assignee();

    /** The first reviewer's say, where a second one is needed. */
    Optional<Escalation> escalation();

    /**
     * Takes the case for a while, again or over, so that nobody else decides it meanwhile.
     *
     * @param lock how long the claim holds
     * @throws NotAllowed while another has it, if it is assigned to another, or if this person is
     *     its first reviewer
     */
    default Claimed claim(Reviewer by, Instant now, Duration lock) {
      if (escalation().filter(first -> first.by().equals(by)).isPresent()) {
        throw new NotAllowed("You escalated this case, so somebody else has to decide it.");
      }
      assignee()
          .filter(other -> !other.equals(by))
          .ifPresent(
              other -> {
                throw new NotAllowed(
                    "This case is assigned to %s. Assign it to yourself first.".formatted(other));
              });
      return new Claimed(id(), openedAt(), by, now.plus(lock), assignee(), escalation());
    }

    /**
     * Makes it the case of one person, or of anybody again; whoever has it loses it.
     *
     * @param to empty: anybody
     * @param by who assigns it
     * @throws NotAllowed while somebody else has it, or if {@code to} is its first reviewer
     */
    default Undecided assign(Optional<Reviewer> to, Reviewer by, Instant now) {
      return reassign(to);
    }

    /**
     * The same, also while somebody has it: for those who may take a case away.
     *
     * @param to empty: anybody
     * @throws NotAllowed if {@code to} is its first reviewer
     */
    default Undecided reassign(Optional<Reviewer> to) {
      if (to.isPresent() && escalation().map(Escalation::by).equals(to)) {
        throw new NotAllowed(
            "%s escalated this case, so somebody else has to decide it.".formatted(to.get()));
      }
      return waiting(id(), openedAt(), to, escalation());
    }
  }

  private static Undecided waiting(
      CaseId id, Instant openedAt, Optional<Reviewer> assignee, Optional<Escalation> escalation) {
    return escalation.isPresent()
        ? new Escalated(id, openedAt, assignee, escalation.get())
        : new Open(id, openedAt, assignee);
  }

  /** Waits for somebody. */
  record Open(CaseId id, Instant openedAt, Optional<Reviewer> assignee) implements Undecided {
    /** A case as its decision opens it. */
    public static Open fresh(CaseId id, Instant openedAt) {
      return new Open(id, openedAt, Optional.empty());
    }

    @Override
    public Optional<Escalation> escalation() {
      return Optional.empty();
    }
  }

  /** In the hands of one reviewer, until the lock runs out. */
  record Claimed(
      CaseId id,
      Instant openedAt,
      Reviewer by,
      Instant until,
      Optional<Reviewer> assignee,
      Optional<Escalation> escalation)
      implements Undecided {
    /** Whether another may take it over. */
    public boolean isExpired(Instant now) {
      return !now.isBefore(until);
    }

    @Override
    public Claimed claim(Reviewer reviewer, Instant now, Duration lock) {
      requireFree(reviewer, now);
      return Undecided.super.claim(reviewer, now, lock);
    }

    @Override
    public Undecided assign(Optional<Reviewer> to, Reviewer reviewer, Instant now) {
      requireFree(reviewer, now);
      return Undecided.super.assign(to, reviewer, now);
    }

    private void requireFree(Reviewer reviewer, Instant now) {
      if (!reviewer.equals(by) && !isExpired(now)) {
        throw new NotAllowed("%s has this case until %s.".formatted(by, until));
      }
    }

    private void requireHolder(Reviewer reviewer) {
      if (!reviewer.equals(by)) {
        throw new NotAllowed("%s has this case, not %s.".formatted(by, reviewer));
      }
    }

    /** Gives it back to the queue. */
    public Undecided release() {
      return waiting(id, openedAt, assignee, escalation);
    }

    /**
     * Puts it aside, not to be offered before a time.
     *
     * @param end after {@code now}, at most {@link TriageCase#LONGEST_SNOOZE} away
     * @throws NotAllowed if another has it
     * @throws IllegalArgumentException if the end does not lie there
     */
    public Snoozed snooze(Instant end, Reviewer reviewer, Instant now) {
      requireHolder(reviewer);
      if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_SNOOZE))) {
        throw new IllegalArgumentException(
            "A case sleeps until a time within the next %d days, not until %s."
                .formatted(LONGEST_SNOOZE.toDays(), end));
      }
      return new Snoozed(id, openedAt, reviewer, end, assignee, escalation);
    }

    /**
     * Gives it to somebody else to decide (four eyes).
     *
     * @throws NotAllowed if another has it, or it was escalated before
     */
    public Escalated escalate(String reason, Reviewer reviewer, Instant now) {
      requireHolder(reviewer);
      if (escalation.isPresent()) {
        throw new NotAllowed("This case was escalated before: you are the one to decide it.");
      }
      return new Escalated(
          id, openedAt, Optional.empty(), new Escalation(reviewer, now, reason, Optional.empty()));
    }

    /**
     * Decides it; where two people are needed, the first one's verdict waits for the second one's,
     * which counts.
     *
     * @param two whether two people have to look at it
     * @return {@link Closed}, or {@link Escalated} after the first of two
     * @throws NotAllowed if another has it
     */
    public TriageCase decide(Verdict verdict, Reviewer reviewer, Instant now, boolean two) {
      requireHolder(reviewer);
      return two && escalation.isEmpty()
          ? new Escalated(
              id,
              openedAt,
              Optional.empty(),
              new Escalation(reviewer, now, "", Optional.of(verdict)))
          : new Closed(id, openedAt, verdict, reviewer, now, escalation);
    }
  }

  /** Put aside until a time; who needs it sooner can claim it. */
  record Snoozed(
      CaseId id,
      Instant openedAt,
      Reviewer by,
      Instant until,
      Optional<Reviewer> assignee,
      Optional<Escalation> escalation)
      implements Undecided {
    /** Whether it is offered again. */
    public boolean isOver(Instant now) {
      return !now.isBefore(until);
    }
  }

  /** Waits for a second reviewer, who is another person than the first. */
  record Escalated(CaseId id, Instant openedAt, Optional<Reviewer> assignee, Escalation first)
      implements Undecided {
    @Override
    public Optional<Escalation> escalation() {
      return Optional.of(first);
    }

    /**
     * Takes the first say back, into the hands of who said it.
     *
     * @throws NotAllowed if it was another's, or too long ago
     */
    public Claimed undo(Reviewer reviewer, Instant now, Duration lock) {
      requireRecent(first.by(), first.at(), reviewer, now);
      return new Claimed(
          id, openedAt, reviewer, now.plus(lock), Optional.empty(), Optional.empty());
    }
  }

  /** Decided by a person. */
  record Closed(
      CaseId id,
      Instant openedAt,
      Verdict verdict,
      Reviewer by,
      Instant at,
      Optional<Escalation> escalation)
      implements TriageCase {
    /** Takes the verdict back, for anybody to decide anew. */
    public Open reopen() {
      return Open.fresh(id, openedAt);
    }

    /**
     * Takes the verdict back at once, into the hands of who gave it.
     *
     * @throws NotAllowed if it was another's, or longer than {@link TriageCase#UNDO} ago
     */
    public Claimed undo(Reviewer reviewer, Instant now, Duration lock) {
      requireRecent(by, at, reviewer, now);
      return new Claimed(id, openedAt, reviewer, now.plus(lock), Optional.empty(), escalation);
    }
  }

  private static void requireRecent(Reviewer by, Instant at, Reviewer reviewer, Instant now) {
    if (!by.equals(reviewer)) {
      throw new NotAllowed("%s decided this case, not %s.".formatted(by, reviewer));
    }
    if (now.isAfter(at.plus(UNDO))) {
      throw new NotAllowed(
          "A verdict can be undone for %d seconds; reopen the case with a reason."
              .formatted(UNDO.toSeconds()));
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
