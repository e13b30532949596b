package assay.application.monitoring;

import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Ruling;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Driven port: what was decided lately, on all nodes. Every answer looks at a bounded number of
 * rows, however many decisions there are. An empty stream means all streams.
 */
public interface LiveFigures {
  /** How many decisions an answer looks at, at most. */
  int MOST_LOOKED_AT = 20_000;

  /**
   * Decisions of a time, the latest first; of the latest {@value #MOST_LOOKED_AT} of that time.
   *
   * @param from included
   * @param to excluded
   */
  List<LiveEvent> latest(Optional<StreamName> stream, Instant from, Instant to, int limit);

  /**
   * What was decided since a time, summed up; of the latest {@value #MOST_LOOKED_AT} of that time.
   */
  List<Sum> since(Optional<StreamName> stream, Instant since);

  /**
   * The sums of equal spans of time, in the order of time; spans without events are left out. Hours
   * are those in which the events happened, shorter spans those in which they were decided.
   *
   * @param span one minute or one hour, or a multiple of either
   * @param from included
   */
  List<Slice> slices(Optional<StreamName> stream, Duration span, Instant from);

  /** How the amounts of a time are spread; of the hours that begin at or after it. */
  List<AmountBar> amounts(Optional<StreamName> stream, Instant from);

  /**
   * Cases that were flagged in a time, the latest first.
   *
   * @param from included
   * @param to excluded
   */
  List<Flagged> flagged(StreamName stream, Instant from, Instant to, int limit);

  /**
   * A decided event.
   *
   * @param amount in {@code currency}
   * @param ruling empty while it is hidden: of the audit sample, and without a verdict
   * @param raw as it arrived
   */
  record LiveEvent(
      DecisionId id,
      StreamName stream,
      String eventId,
      Instant scoredAt,
      BigDecimal amount,
      String currency,
      Optional<Ruling> ruling,
      byte[] raw) {}

  /**
   * Sums of the decisions of one tier in one currency.
   *
   * @param atRisk what the frauds among them are expected to cost if all were allowed, in {@code
   *     currency}
   * @param saved what the decisions are expected to save of that
   */
  record Sum(Tier tier, String currency, long events, double atRisk, double saved) {}

  /** Sums of one span of time. */
  record Slice(Instant start, Tier tier, long events) {}

  /**
   * Amounts of one size in one currency.
   *
   * @param step amounts from 10^(step/2) to 10^((step+1)/2); 0 also holds what is less
   * @param stopped how many of the events were not low
   */
  record AmountBar(String currency, int step, long events, long stopped) {}

  /** A flagged case. */
  record Flagged(List<Subject> subjects, double reported, String currency) {
    public Flagged {
      subjects = List.copyOf(subjects);
    }
  }
}
