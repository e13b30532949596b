package assay.domain.evaluation;

import java.util.Random;
import java.util.stream.IntStream;

/** Samples that several tests judge. */
final class Samples {
  static final int SIZE = 500;

  private Samples() {}

  /**
   * 500 events of whole-number arithmetic, so that another program can make the same: score ((7919
   * i + 13) mod 101) / 100, fraud where (31 i² + 17 i) mod 97 is below 60 times the score squared.
   * 125 are fraud. The numbers that tests expect of it were worked out in numpy 2.4 and scipy 1.17
   * from the definitions or by the function named in the test.
   */
  static ScoredLabels arithmetic() {
    double[] scores = new double[SIZE];
    boolean[] fraud = new boolean[SIZE];
    for (int i = 0; i < SIZE; i++) {
      scores[i] = (i * 7919 + 13) % 101 / 100.0;
      fraud[i] = (i * i * 31 + i * 17) % 97 < scores[i] * scores[i] * 60;
    }
    return ScoredLabels.of(scores, fraud);
  }

  /** An amount of each arithmetic event: (37 i mod 400) + 0.5. */
  static double[] amounts() {
    return IntStream.range(0, SIZE).mapToDouble(i -> i * 37 % 400 + 0.5).toArray();
  }

  static ScoredLabels of(double[] scores, int... labels) {
    boolean[] fraud = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      fraud[i] = labels[i] == 1;
    }
    return ScoredLabels.of(scores, fraud);
  }

  /** Random scores with many ties, the higher ones more often fraud; never of one class only. */
  static ScoredLabels random(long seed) {
    var random = new Random(seed);
    int size = 2 + random.nextInt(80);
    int levels = 1 + random.nextInt(30);
    double[] scores = new double[size];
    boolean[] fraud = new boolean[size];
    for (int i = 0; i < size; i++) {
      scores[i] = random.nextInt(levels + 1) / (double) levels;
      fraud[i] = random.nextDouble() < 0.1 + 0.6 * scores[i];
    }
    fraud[0] = true;
    fraud[1] = false;
    return ScoredLabels.of(scores, fraud);
  }
}
