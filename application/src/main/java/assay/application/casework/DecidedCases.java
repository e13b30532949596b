package assay.application.casework;

import assay.application.scoring.DecisionLog.Stored;
import assay.domain.event.StreamName;
import assay.domain.triage.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Driven port: cases that people decided, with their events; reads only. */
@FunctionalInterface
public interface DecidedCases {
  /**
   * The cases of a stream that were decided last in one way, the latest first.
   *
   * @param limit 1 or more: how many at most
   */
  List<Decided> latest(StreamName stream, Verdict.Outcome outcome, int limit);

  /**
   * A decided case.
   *
   * @param amount in {@code currency}, as the event says it
   */
  record Decided(
      Stored stored,
      Verdict.Outcome outcome,
      String by,
      Instant at,
      double probability,
      BigDecimal amount,
      String currency) {}
}
