package assay.application.triage;

import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.triage.MissedFraud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Driven port: how reviewing goes; reads only. */
public interface TeamFigures {
  /** What each reviewer decided since a time, who decided most first. */
  List<Work> work(Instant since);

  /**
   * Cases that two people decided since a time: the first one's verdicts in the place of what was
   * flagged, the second one's in the place of what was fraud. Empty without such cases.
   */
  Optional<ConfusionMatrix> agreement(Instant since);

  /** How many cases wait for less than each of these ages, and the oldest of all. */
  Ages ages(List<Duration> limits, Instant now);

  /** What the verdicts on the audit sample say, by reporting currency. */
  Map<String, MissedFraud> missed(Instant since);

  /**
   * One reviewer's verdicts.
   *
   * @param confirmed flagged ones that a label from elsewhere calls fraud too
   * @param refuted flagged ones that such a label calls good
   */
  record Work(String reviewer, long cleared, long flagged, long confirmed, long refuted) {
    public long verdicts() {
      return cleared + flagged;
    }

    /** The share of fraud among the flagged ones that a label is known of; empty without one. */
    public OptionalDouble precision() {
      long known = confirmed + refuted;
      return known == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) confirmed / known);
    }
  }

  /**
   * How long cases wait.
   *
   * @param counts in the order of the limits, each without those of the limits before it; the last
   *     one counts what is older than every limit
   */
  record Ages(List<Long> counts, Optional<Instant> oldest) {}
}
