package assay.application.casework;

import assay.application.scoring.DecisionLog.Stored;
import assay.domain.event.StreamName;
import assay.domain.triage.Label;
import assay.domain.triage.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
   * @param labels what reviewers and others said of it, one of each source
   * @param amount in {@code currency}, as the event says it
   */
  record Decided(
      Stored stored,
      Verdict.Outcome outcome,
      String by,
      Instant at,
      List<Label> labels,
      double probability,
      BigDecimal amount,
      String currency) {
    public Decided {
      labels = List.copyOf(labels);
    }

    /** What somebody else said of it last, if anybody did. */
    public Optional<Label> later() {
      return Label.latestFromOutside(labels);
    }
  }
}
