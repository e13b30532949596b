package assay.domain.evaluation;

import java.util.Arrays;

/**
 * Scores of a model beside the truth. Copied, checked and sorted once, in O(n log n); every metric
 * after that is one pass over the distinct scores. Immutable and thread-safe; about 25 bytes a row
 * if all scores differ.
 */
public final class ScoredLabels {
  private final double[] scores;
  private final boolean[] fraud;

  /** The distinct scores, highest first. */
  private final double[] cuts;

  /** How many rows, and how many frauds among them, score at least the cut of the same index. */
  private final int[] rowsFrom;

  private final int[] fraudsFrom;

  private ScoredLabels(double[] scores, boolean[] fraud) {
    this.scores = scores;
    this.fraud = fraud;
    long[] sorted = sortedKeys(scores, fraud);
    int distinct = 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] >>> 1 != sorted[i - 1] >>> 1) {
        distinct++;
      }
    }
    cuts = new double[distinct];
    rowsFrom = new int[distinct];
    fraudsFrom = new int[distinct];
    int frauds = 0;
    int cut = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      frauds += (int) (sorted[i] & 1);
      if (i == 0 || sorted[i] >>> 1 != sorted[i - 1] >>> 1) {
        cuts[cut] = Double.longBitsToDouble(sorted[i] >>> 1);
        rowsFrom[cut] = sorted.length - i;
        fraudsFrom[cut] = frauds;
        cut++;
      }
    }
  }

  /**
   * Joins scores and labels by their index.
   *
   * @param scores each in [0, 1]
   * @param fraud true where the event was fraud
   * @throws IllegalArgumentException if there is no row, the sizes differ, or a score is NaN or
   *     outside [0, 1]
   */
  public static ScoredLabels of(double[] scores, boolean[] fraud) {
    if (scores.length != fraud.length) {
      throw new IllegalArgumentException(
          "%d scores for %d labels.".formatted(scores.length, fraud.length));
    }
    if (scores.length == 0) {
      throw new IllegalArgumentException("Nothing to evaluate: there is no scored label.");
    }
    for (int row = 0; row < scores.length; row++) {
      if (!(scores[row] >= 0 && scores[row] <= 1)) {
        throw new IllegalArgumentException(
            "A score lies in [0, 1], not %s (index %d).".formatted(scores[row], row));
      }
    }
    return new ScoredLabels(scores.clone(), fraud.clone());
  }

  /**
   * Bits of a double that is not negative sort like the double; with the sign bit free there is
   * room for the label. Adding 0 turns -0 into 0.
   */
  private static long[] sortedKeys(double[] scores, boolean[] fraud) {
    long[] keys = new long[scores.length];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = Double.doubleToRawLongBits(scores[row] + 0.0) << 1 | (fraud[row] ? 1 : 0);
    }
    Arrays.sort(keys);
    return keys;
  }

  /** Number of rows, 1 or more. */
  public int size() {
    return scores.length;
  }

  /** Number of rows that are fraud. */
  public int frauds() {
    return fraudsFrom[fraudsFrom.length - 1];
  }

  /** Number of rows that are not fraud. */
  public int goods() {
    return size() - frauds();
  }

  /** Whether there are both frauds and good events, without which nothing can be ranked. */
  public boolean hasBothClasses() {
    return frauds() > 0 && goods() > 0;
  }

  /** The score of a row, in the order given. */
  public double score(int row) {
    return scores[row];
  }

  /** Whether a row is fraud, in the order given. */
  public boolean fraud(int row) {
    return fraud[row];
  }

  /** Number of distinct scores. */
  int cuts() {
    return cuts.length;
  }

  /** A distinct score, the highest at index 0. */
  double cut(int index) {
    return cuts[index];
  }

  /** Rows that score at least the cut; 0 for index -1. */
  int rowsFrom(int index) {
    return index < 0 ? 0 : rowsFrom[index];
  }

  /** Frauds that score at least the cut; 0 for index -1. */
  int fraudsFrom(int index) {
    return index < 0 ? 0 : fraudsFrom[index];
  }

  /** Good events that score at least the cut; 0 for index -1. */
  int goodsFrom(int index) {
    return rowsFrom(index) - fraudsFrom(index);
  }

  /** Index of the lowest cut that is at least the threshold; -1 if every score is lower. */
  int lastCutFrom(double threshold) {
    int low = 0;
    int high = cuts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cuts[middle] >= threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
