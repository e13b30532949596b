package assay.application.triage;

import assay.domain.cost.Action;
import assay.domain.cost.ExpectedCost;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import assay.domain.triage.CaseId;
import assay.domain.triage.TriageCase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Driven port: cases as people look for them; reads only. */
public interface CaseQueue {
  /** One page, in the order of priority (saving per minute of review), highest first. */
  Page list(Filter filter, Optional<String> cursor, int limit);

  /** How many cases a filter finds, by tier; the filter's own tier is ignored. */
  Map<Tier, Long> countByTier(Filter filter);

  Optional<Item> find(CaseId id);

  /** Which state of a case. */
  enum State {
    OPEN,
    CLAIMED,
    CLOSED
  }

  /**
   * What to look for; what is empty does not narrow.
   *
   * @param states none: all
   * @param claimedBy user name
   * @param text part of the event's id
   * @param action what was decided; {@code BLOCK} finds what was blocked without a person
   */
  record Filter(
      Optional<StreamName> stream,
      Optional<Tier> tier,
      List<State> states,
      Optional<BigDecimal> amountFrom,
      Optional<BigDecimal> amountTo,
      Optional<String> claimedBy,
      Optional<String> text,
      Optional<Action> action) {
    /** The cases that wait for somebody: open or claimed. */
    public static Filter waiting() {
      return new Filter(
          Optional.empty(),
          Optional.empty(),
          List.of(State.OPEN, State.CLAIMED),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** The same in every tier. */
    public Filter inAnyTier() {
      return new Filter(
          stream, Optional.empty(), states, amountFrom, amountTo, claimedBy, text, action);
    }
  }

  /**
   * A page.
   *
   * @param next cursor of the page after this; empty on the last
   */
  record Page(List<Item> items, Optional<String> next) {}

  /** A case with what the list shows of its decision. */
  record Item(
      TriageCase triageCase,
      StreamName stream,
      String eventId,
      Instant eventTime,
      Tier tier,
      Action action,
      double probability,
      BigDecimal amount,
      String currency,
      Optional<ExpectedCost> expectedCost,
      Optional<Double> saving,
      String reportingCurrency,
      double priority,
      Instant scoredAt) {
    public CaseId id() {
      return triageCase.id();
    }
  }
}
