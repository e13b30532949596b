package assay.application.triage;

import assay.domain.cost.Action;
import assay.domain.cost.ExpectedCost;
import assay.domain.cost.Tier;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.triage.CaseId;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Closed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Driven port: cases as people look for them; reads only. */
public interface CaseQueue {
  /** From how many cases on they are not counted exactly. */
  long MOST_COUNTED = 100_000;

  /**
   * One page.
   *
   * @param cursor {@link Page#next} of the page before, in the same order
   * @throws IllegalArgumentException if the cursor is none, or of another order
   */
  Page list(CaseFilter filter, Optional<String> cursor, int limit);

  /**
   * How many cases a filter finds, by action and tier; the filter's own tier and action are
   * ignored. Of more than {@link #MOST_COUNTED} cases, so many are counted.
   */
  Map<Action, Map<Tier, Long>> count(CaseFilter filter);

  /**
   * What the first cases in the order of priority save.
   *
   * @param reviews how many of them, 1 or more
   */
  Reach reach(CaseFilter filter, int reviews);

  /** How many verdicts were given since a time, by anybody. */
  long decidedSince(Instant time);

  /** Where the first cases that wait for a review stand, in the order of priority. */
  List<Place> places(int limit);

  Optional<Item> find(CaseId id);

  /** Which state of a case. */
  enum State {
    OPEN,
    CLAIMED,
    SNOOZED,
    ESCALATED,
    CLOSED
  }

  /** In which order, each with the older first among equals. */
  enum Order {
    /** Saving per minute of review, highest first. */
    PRIORITY,
    /** At risk, in the reporting currency, largest first; only cases that are not closed. */
    AMOUNT,
    /** Of fraud, highest first; only cases that are not closed. */
    PROBABILITY,
    OLDEST,
    NEWEST
  }

  /**
   * A page.
   *
   * @param next cursor of the page after this; empty on the last
   */
  record Page(List<Item> items, Optional<String> next) {}

  /** By what a case stands where it does in the orders of priority and of probability. */
  record Place(double priority, double probability) {}

  /**
   * How far reviews reach.
   *
   * @param reviews how many cases there are of those asked for
   * @param saved by reporting currency
   * @param last the case that the last review is for, where more cases follow it
   */
  record Reach(int reviews, Map<String, Double> saved, Optional<CaseId> last) {}

  /**
   * A case with what the list shows of its decision. While a case of the audit sample is {@link
   * #blind}, nobody sees what the model said of it: probability and priority are NaN, costs and
   * saving empty.
   *
   * @param sampled whether it is one of the audit sample
   */
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
      Instant scoredAt,
      Sha256 model,
      boolean sampled) {
    public CaseId id() {
      return triageCase.id();
    }

    /** Whether tier and score must not be shown: a case of the audit sample without a verdict. */
    public boolean blind() {
      return sampled && !(triageCase instanceof Closed);
    }

    /** What people may see of it. */
    public Item asSeen() {
      return !blind()
          ? this
          : new Item(
              triageCase,
              stream,
              eventId,
              eventTime,
              tier,
              Action.REVIEW,
              Double.NaN,
              amount,
              currency,
              Optional.empty(),
              Optional.empty(),
              reportingCurrency,
              Double.NaN,
              scoredAt,
              model,
              true);
    }
  }
}
