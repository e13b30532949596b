package assay.domain.evaluation;

import java.util.OptionalDouble;

/**
 * What was flagged against what was fraud, and the rates that follow from the four counts. A rate
 * whose denominator is 0 is empty.
 *
 * <p>Definitions: Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27, 2006.
 *
 * @param truePositives frauds that were flagged
 * @param falsePositives good events that were flagged
 * @param trueNegatives good events that were not
 * @param falseNegatives frauds that were not
 */
public record ConfusionMatrix(
    long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {
  public ConfusionMatrix {
    if (Math.min(Math.min(truePositives, falsePositives), Math.min(trueNegatives, falseNegatives))
        < 0) {
      throw new IllegalArgumentException("A count can't be negative.");
    }
    if (truePositives + falsePositives + trueNegatives + falseNegatives == 0) {
      throw new IllegalArgumentException("A confusion matrix counts at least one event.");
    }
  }

  /**
   * Flags every event whose score is at least the threshold.
   *
   * @throws IllegalArgumentException if the threshold is NaN
   */
  public static ConfusionMatrix at(double threshold, ScoredLabels sample) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("A threshold is a number.");
    }
    int cut = sample.lastCutFrom(threshold);
    int caught = sample.fraudsFrom(cut);
    int disturbed = sample.goodsFrom(cut);
    return new ConfusionMatrix(
        caught, disturbed, sample.goods() - disturbed, sample.frauds() - caught);
  }

  /**
   * Counts decisions that no single threshold makes, such as the tiers of a policy.
   *
   * @throws IllegalArgumentException if there is nothing to count or the sizes differ
   */
  public static ConfusionMatrix of(boolean[] flagged, boolean[] fraud) {
    if (flagged.length != fraud.length) {
      throw new IllegalArgumentException(
          "%d decisions for %d labels.".formatted(flagged.length, fraud.length));
    }
    long[] counts = new long[4];
    for (int row = 0; row < flagged.length; row++) {
      counts[(flagged[row] ? 2 : 0) + (fraud[row] ? 1 : 0)]++;
    }
    return new ConfusionMatrix(counts[3], counts[2], counts[0], counts[1]);
  }

  /** All events counted, 1 or more. */
  public long total() {
    return flagged() + trueNegatives + falseNegatives;
  }

  /** Events flagged. */
  public long flagged() {
    return truePositives + falsePositives;
  }

  /** Share of events judged rightly, [0, 1]; says little where fraud is rare. */
  public double accuracy() {
    return (truePositives + trueNegatives) / (double) total();
  }

  /** TP / (TP + FP), [0, 1]; empty if nothing was flagged. */
  public OptionalDouble precision() {
    return ratio(truePositives, flagged());
  }

  /** TP / (TP + FN), [0, 1]; empty without fraud. */
  public OptionalDouble recall() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  /** TN / (TN + FP), [0, 1]; empty without a good event. */
  public OptionalDouble specificity() {
    return ratio(trueNegatives, trueNegatives + falsePositives);
  }

  /** FP / (FP + TN), [0, 1]; empty without a good event. */
  public OptionalDouble falsePositiveRate() {
    return ratio(falsePositives, trueNegatives + falsePositives);
  }

  /** The harmonic mean of precision and recall, [0, 1]; empty as {@link #fBeta}. */
  public OptionalDouble f1() {
    return fBeta(1);
  }

  /** F-beta with recall worth twice the precision, [0, 1]; empty as {@link #fBeta}. */
  public OptionalDouble f2() {
    return fBeta(2);
  }

  /**
   * (1 + b²) TP / ((1 + b²) TP + b² FN + FP), [0, 1] (van Rijsbergen, Information Retrieval, 1979);
   * empty if there is neither a fraud nor a flagged event.
   *
   * @param beta how many times recall counts as much as precision, more than 0, finite
   */
  public OptionalDouble fBeta(double beta) {
    if (!(beta > 0 && Double.isFinite(beta))) {
      throw new IllegalArgumentException("beta is a number above 0, not %s.".formatted(beta));
    }
    double square = beta * beta;
    double hits = (1 + square) * truePositives;
    return ratio(hits, hits + square * falseNegatives + falsePositives);
  }

  /**
   * Agreement beyond chance, (po - pe) / (1 - pe), [-1, 1] (Cohen, A coefficient of agreement for
   * nominal scales, 1960); empty if chance alone already agrees on everything.
   */
  public OptionalDouble cohensKappa() {
    double n = total();
    double frauds = truePositives + falseNegatives;
    double byChance = (flagged() * frauds + (n - flagged()) * (n - frauds)) / (n * n);
    return byChance >= 1
        ? OptionalDouble.empty()
        : OptionalDouble.of((accuracy() - byChance) / (1 - byChance));
  }

  private static OptionalDouble ratio(long part, long whole) {
    return ratio((double) part, (double) whole);
  }

  private static OptionalDouble ratio(double part, double whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }
}
