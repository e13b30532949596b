package assay.application.triage;

import assay.application.triage.CaseQueue.Order;
import assay.application.triage.CaseQueue.State;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import assay.domain.triage.Availability;
import assay.domain.triage.Reviewer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which cases to look for, and in which order; what is empty does not narrow.
 *
 * @param states none: all
 * @param standing who can take it now; only with states that are not closed
 * @param awake without those that are put aside until later
 * @param amounts at risk, in the event's currency
 * @param times when the event happened
 * @param subjects one of these, each as {@code kind=value}
 * @param model the first digits of the SHA-256 of the model that decided
 * @param reviewer user name of who has it, had it, or is assigned to it
 * @param sought what somebody looks for
 * @param action what was decided; {@code BLOCK} finds what was blocked without a person
 */
public record CaseFilter(
    Optional<StreamName> stream,
    Optional<Tier> tier,
    Set<State> states,
    Optional<As> standing,
    boolean awake,
    Range<BigDecimal> amounts,
    Range<Instant> times,
    List<String> subjects,
    Optional<String> model,
    Optional<String> reviewer,
    Optional<Sought> sought,
    Optional<Action> action,
    Order order) {
  /** Every case, in the order of priority. */
  public static final CaseFilter ALL =
      new CaseFilter(
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          false,
          Range.all(),
          Range.all(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Order.PRIORITY);

  /** From and to, both included. */
  public record Range<T>(Optional<T> from, Optional<T> to) {
    /** No limit. */
    public static <T> Range<T> all() {
      return new Range<>(Optional.empty(), Optional.empty());
    }

    /** Between two limits. */
    public static <T> Range<T> of(T from, T to) {
      return new Range<>(Optional.of(from), Optional.of(to));
    }
  }

  /**
   * What somebody looks for by a text: a part of the event's id, the whole id of the case, or one
   * of some subjects.
   *
   * @param subjects each as {@code kind=value}
   */
  public record Sought(String text, List<String> subjects) {
    public Sought {
      subjects = List.copyOf(subjects);
    }
  }

  /** How a case stands for one person. */
  public record As(Availability availability, Reviewer reader) {}

  public CaseFilter {
    if (standing.isPresent() && (states.isEmpty() || states.contains(State.CLOSED))) {
      throw new IllegalArgumentException("Nobody can take closed cases: ask for the others alone.");
    }
    states = states.isEmpty() ? Set.of() : Set.copyOf(states);
    subjects = List.copyOf(subjects);
    if (order != Order.PRIORITY && order != Order.OLDEST && order != Order.NEWEST) {
      boolean closedToo = states.isEmpty() || states.contains(State.CLOSED);
      if (closedToo) {
        throw new IllegalArgumentException(
            "Closed cases come in the order of priority, oldest or newest, not of " + order + ".");
      }
    }
  }

  /** The cases that wait for somebody now. */
  public static CaseFilter waiting() {
    return ALL.in(EnumSet.complementOf(EnumSet.of(State.CLOSED))).awake(true);
  }

  /** The same of one stream. */
  public CaseFilter of(StreamName other) {
    return new CaseFilter(
        Optional.of(other),
        tier,
        states,
        standing,
        awake,
        amounts,
        times,
        subjects,
        model,
        reviewer,
        sought,
        action,
        order);
  }

  /** The same of one tier, or of all. */
  public CaseFilter of(Optional<Tier> other) {
    return new CaseFilter(
        stream, other, states, standing, awake, amounts, times, subjects, model, reviewer, sought,
        action, order);
  }

  /** The same in other states; none: all. */
  public CaseFilter in(Set<State> others) {
    return new CaseFilter(
        stream, tier, others, standing, awake, amounts, times, subjects, model, reviewer, sought,
        action, order);
  }

  /** Of those that wait the ones that stand so for one person. */
  public CaseFilter standing(Availability availability, Reviewer reader) {
    return new CaseFilter(
        stream,
        tier,
        EnumSet.complementOf(EnumSet.of(State.CLOSED)),
        Optional.of(new As(availability, reader)),
        awake,
        amounts,
        times,
        subjects,
        model,
        reviewer,
        sought,
        action,
        order);
  }

  /** The same with or without those that are put aside until later. */
  public CaseFilter awake(boolean other) {
    return new CaseFilter(
        stream, tier, states, standing, other, amounts, times, subjects, model, reviewer, sought,
        action, order);
  }

  /** The same within other amounts and times. */
  public CaseFilter within(Range<BigDecimal> otherAmounts, Range<Instant> otherTimes) {
    return new CaseFilter(
        stream,
        tier,
        states,
        standing,
        awake,
        otherAmounts,
        otherTimes,
        subjects,
        model,
        reviewer,
        sought,
        action,
        order);
  }

  /** The same about one of these subjects. */
  public CaseFilter about(List<String> others) {
    return new CaseFilter(
        stream, tier, states, standing, awake, amounts, times, others, model, reviewer, sought,
        action, order);
  }

  /** The same decided by one model. */
  public CaseFilter decidedBy(Optional<String> other) {
    return new CaseFilter(
        stream, tier, states, standing, awake, amounts, times, subjects, other, reviewer, sought,
        action, order);
  }

  /** The same of one reviewer. */
  public CaseFilter with(Optional<String> other) {
    return new CaseFilter(
        stream, tier, states, standing, awake, amounts, times, subjects, model, other, sought,
        action, order);
  }

  /** The same with a part of the event's id. */
  public CaseFilter containing(Optional<String> text) {
    return seeking(text.map(part -> new Sought(part, List.of())));
  }

  /** The same with something else to look for. */
  public CaseFilter seeking(Optional<Sought> other) {
    return new CaseFilter(
        stream, tier, states, standing, awake, amounts, times, subjects, model, reviewer, other,
        action, order);
  }

  /** The same with one action, or all. */
  public CaseFilter deciding(Optional<Action> other) {
    return new CaseFilter(
        stream, tier, states, standing, awake, amounts, times, subjects, model, reviewer, sought,
        other, order);
  }

  /** The same in another order. */
  public CaseFilter by(Order other) {
    return new CaseFilter(
        stream, tier, states, standing, awake, amounts, times, subjects, model, reviewer, sought,
        action, other);
  }
}
