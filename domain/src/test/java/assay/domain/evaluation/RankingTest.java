package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** The example in scikit-learn's documentation of roc_auc_score and average_precision_score. */
  private static ScoredLabels documented() {
    return Samples.of(new double[] {0.1, 0.4, 0.35, 0.8}, 0, 0, 1, 1);
  }

  private static RocCurve roc(ScoredLabels sample) {
    return RocCurve.of(sample).orElseThrow();
  }

  private static PrecisionRecallCurve precisionRecall(ScoredLabels sample) {
    return PrecisionRecallCurve.of(sample).orElseThrow();
  }

  /** Published there: 0.75 and 0.83. */
  @Test
  void agreesWithTheDocumentationOfScikitLearn() {
    assertThat(roc(documented()).area()).isEqualTo(0.75, EXACT);
    assertThat(precisionRecall(documented()).averagePrecision()).isEqualTo(0.8333, within(5e-5));
  }

  /** Published in the documentation of roc_curve and precision_recall_curve. */
  @Test
  void drawsTheDocumentedCurves() {
    assertThat(roc(documented()).points(10))
        .containsExactly(
            new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0),
            new RocCurve.Point(0.8, 0, 0.5),
            new RocCurve.Point(0.4, 0.5, 0.5),
            new RocCurve.Point(0.35, 0.5, 1),
            new RocCurve.Point(0.1, 1, 1));
    assertThat(precisionRecall(documented()).points(10))
        .containsExactly(
            new PrecisionRecallCurve.Point(0.8, 1, 0.5),
            new PrecisionRecallCurve.Point(0.4, 0.5, 0.5),
            new PrecisionRecallCurve.Point(0.35, 2 / 3.0, 1),
            new PrecisionRecallCurve.Point(0.1, 0.5, 1));
  }

  /**
   * AUC from scipy.stats.mannwhitneyu, KS from scipy.stats.ks_2samp, average precision from its
   * definition in numpy.
   */
  @Test
  void agreesWithScipy() {
    assertThat(roc(Samples.arithmetic()).area()).isEqualTo(0.805216, EXACT);
    assertThat(roc(Samples.arithmetic()).kolmogorovSmirnov()).isEqualTo(0.4826666666666667, EXACT);
    assertThat(precisionRecall(Samples.arithmetic()).averagePrecision())
        .isEqualTo(0.5706133021704527, EXACT);
  }

  /**
   * AUC by comparing every fraud with every good event, average precision and KS threshold-wise.
   */
  @RepeatedTest(100)
  void agreesWithTheDefinitionsInQuadraticTime(RepetitionInfo info) {
    var sample = Samples.random(info.getCurrentRepetition());
    double wins = 0;
    for (int i = 0; i < sample.size(); i++) {
      for (int j = 0; j < sample.size(); j++) {
        if (sample.fraud(i) && !sample.fraud(j)) {
          wins += (Math.signum(sample.score(i) - sample.score(j)) + 1) / 2;
        }
      }
    }
    double averagePrecision = 0;
    double distance = 0;
    double recallBefore = 0;
    for (double threshold : distinctScoresFromHighest(sample)) {
      var matrix = ConfusionMatrix.at(threshold, sample);
      double recall = matrix.recall().orElseThrow();
      averagePrecision += (recall - recallBefore) * matrix.precision().orElseThrow();
      recallBefore = recall;
      distance = Math.max(distance, Math.abs(recall - matrix.falsePositiveRate().orElseThrow()));
    }

    assertThat(roc(sample).area()).isEqualTo(wins / sample.frauds() / sample.goods(), EXACT);
    assertThat(precisionRecall(sample).averagePrecision()).isEqualTo(averagePrecision, EXACT);
    assertThat(roc(sample).kolmogorovSmirnov()).isEqualTo(distance, EXACT);
  }

  private static double[] distinctScoresFromHighest(ScoredLabels sample) {
    double[] rising = scores(sample, x -> -x);
    return Arrays.stream(rising).sorted().distinct().map(x -> -x).toArray();
  }

  private static double[] scores(ScoredLabels sample, DoubleUnaryOperator change) {
    double[] scores = new double[sample.size()];
    Arrays.setAll(scores, row -> change.applyAsDouble(sample.score(row)));
    return scores;
  }

  private static boolean[] labels(ScoredLabels sample, boolean swapped) {
    boolean[] labels = new boolean[sample.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = sample.fraud(row) != swapped;
    }
    return labels;
  }

  @RepeatedTest(20)
  void onlyTheOrderOfScoresMatters(RepetitionInfo info) {
    var sample = Samples.random(info.getCurrentRepetition());
    var bent = ScoredLabels.of(scores(sample, x -> x * x * x / 3), labels(sample, false));

    assertThat(roc(bent).area()).isEqualTo(roc(sample).area());
    assertThat(roc(bent).kolmogorovSmirnov()).isEqualTo(roc(sample).kolmogorovSmirnov());
    assertThat(precisionRecall(bent).averagePrecision())
        .isEqualTo(precisionRecall(sample).averagePrecision());
    assertThat(Gains.byDecile(bent)).isEqualTo(Gains.byDecile(sample));
  }

  @RepeatedTest(20)
  void swappingTheClassesOrTheScoresMirrorsTheArea(RepetitionInfo info) {
    var sample = Samples.random(info.getCurrentRepetition());
    double area = roc(sample).area();
    var otherClass = ScoredLabels.of(scores(sample, x -> x), labels(sample, true));
    var both = ScoredLabels.of(scores(sample, x -> 1 - x), labels(sample, true));

    assertThat(roc(otherClass).area()).isEqualTo(1 - area, EXACT);
    assertThat(roc(both).area()).isEqualTo(area, EXACT);
    assertThat(roc(both).kolmogorovSmirnov()).isEqualTo(roc(sample).kolmogorovSmirnov(), EXACT);
  }

  @Test
  void equalScoresRankNothing() {
    var equal = Samples.of(new double[] {0.3, 0.3, 0.3, 0.3}, 1, 0, 0, 0);

    assertThat(roc(equal).area()).isEqualTo(0.5);
    assertThat(roc(equal).kolmogorovSmirnov()).isZero();
    assertThat(precisionRecall(equal).averagePrecision()).isEqualTo(0.25);
  }

  @Test
  void isEmptyWithoutTheClassesItNeeds() {
    var good = Samples.of(new double[] {0.3}, 0);
    var fraud = Samples.of(new double[] {0.3}, 1);

    assertThat(RocCurve.of(good)).isEmpty();
    assertThat(RocCurve.of(fraud)).isEmpty();
    assertThat(PrecisionRecallCurve.of(good)).isEmpty();
    assertThat(precisionRecall(fraud).averagePrecision()).isEqualTo(1);
    assertThat(Metrics.of(good).rocAuc()).isEmpty();
    assertThat(Metrics.of(good).averagePrecision()).isEmpty();
    assertThat(Metrics.of(good).kolmogorovSmirnov()).isEmpty();
  }

  @Test
  void thinsACurveAndKeepsItsEnds() {
    var points = roc(Samples.arithmetic()).points(12);

    assertThat(points).hasSizeLessThanOrEqualTo(12).hasSizeGreaterThan(8);
    assertThat(points.get(0)).isEqualTo(new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0));
    assertThat(points.get(points.size() - 1)).isEqualTo(new RocCurve.Point(0, 1, 1));
    var recall = precisionRecall(Samples.arithmetic()).points(12);
    assertThat(recall).hasSizeLessThanOrEqualTo(12).hasSizeGreaterThan(8);
    assertThat(recall.get(0).threshold()).isEqualTo(1);
    assertThat(recall.get(recall.size() - 1).precision()).isEqualTo(0.25);
    assertThatIllegalArgumentException().isThrownBy(() -> roc(Samples.arithmetic()).points(2));
  }

  @Test
  void summarisesWhatTheCurvesSay() {
    var sample = Samples.arithmetic();
    var metrics = Metrics.of(sample);

    assertThat(metrics.events()).isEqualTo(500);
    assertThat(metrics.frauds()).isEqualTo(125);
    assertThat(metrics.rocAuc()).hasValue(roc(sample).area());
    assertThat(metrics.averagePrecision()).hasValue(precisionRecall(sample).averagePrecision());
    assertThat(metrics.kolmogorovSmirnov()).hasValue(roc(sample).kolmogorovSmirnov());
    assertThat(metrics.calibrationError()).isEqualTo(0.24984, EXACT);
  }

  /** Sums of whole numbers in a long: a million pairs of a million do not overflow. */
  @Test
  void isExactOnAMillionRows() {
    int size = 1_000_000;
    double[] scores = new double[size];
    boolean[] fraud = new boolean[size];
    for (int row = 0; row < size; row++) {
      scores[row] = row / (double) size;
      fraud[row] = row >= size / 2;
    }

    assertThat(roc(ScoredLabels.of(scores, fraud)).area()).isEqualTo(1);
  }
}
