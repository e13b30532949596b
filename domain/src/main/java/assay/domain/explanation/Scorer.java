package assay.domain.explanation;

import assay.domain.features.Features;

/** A model as a function: its score, or its log-odds, for the features of an event. */
@FunctionalInterface
public interface Scorer {
  /** The score of one event; the same for equal features. */
  double score(Features features);
}
