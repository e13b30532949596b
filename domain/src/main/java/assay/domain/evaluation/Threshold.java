package assay.domain.evaluation;

import java.util.Optional;

/**
 * The best constant threshold in hindsight. Choose it on validation data: on the data that judges
 * the model it flatters.
 *
 * @param from events are flagged whose score is at least this, a score of the sample; infinity if
 *     flagging nothing is best
 * @param value the metric that it reaches
 */
public record Threshold(double from, double value) {

  /**
   * The threshold of the highest F-beta, among equals the one that flags the fewest; empty without
   * fraud.
   *
   * @param beta see {@link ConfusionMatrix#fBeta}
   */
  public static Optional<Threshold> maximisingF(double beta, ScoredLabels sample) {
    if (!(beta > 0 && Double.isFinite(beta))) {
      throw new IllegalArgumentException("beta is a number above 0, not %s.".formatted(beta));
    }
    if (sample.frauds() == 0) {
      return Optional.empty();
    }
    double square = beta * beta;
    int best = 0;
    double highest = -1;
    for (int cut = 0; cut < sample.cuts(); cut++) {
      double hits = (1 + square) * sample.fraudsFrom(cut);
      // (1 + b²) TP + b² FN + FP, in terms of what is flagged and what is fraud
      double f = hits / (square * sample.frauds() + sample.rowsFrom(cut));
      if (f > highest) {
        highest = f;
        best = cut;
      }
    }
    return Optional.of(new Threshold(sample.cut(best), highest));
  }
}
