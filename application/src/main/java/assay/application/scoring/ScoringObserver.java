package assay.application.scoring;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.features.Features;
import assay.domain.scoring.Decision;

/** Driven port: who watches scoring, for metrics and live views. Must be quick and never throw. */
public interface ScoringObserver {
  /** The parts of the way of one event. */
  enum Step {
    PARSE,
    FEATURES,
    /** Only where the stream has windows over the past. */
    HISTORY,
    MODEL,
    COMMIT
  }

  /** A step took this long. */
  void took(Step step, long nanoseconds);

  /** A decision is durable. */
  void stored(Decision decision);

  /** The model of a stream does not take these features, and nothing was decided. */
  default void refused(StreamName stream, Sha256 model, Features features) {}

  /** Nobody watches. */
  ScoringObserver NOBODY =
      new ScoringObserver() {
        @Override
        public void took(Step step, long nanoseconds) {}

        @Override
        public void stored(Decision decision) {}
      };
}
