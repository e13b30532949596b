package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /**
   * From scikit-learn's user guide, binary classification: y_true 0 1 0 1, y_pred 0 1 0 0 have
   * precision 1, recall 0.5, F1 0.66, F0.5 0.83, F2 0.55.
   */
  @Test
  void agreesWithTheUserGuideOfScikitLearn() {
    var matrix =
        ConfusionMatrix.of(
            new boolean[] {false, true, false, false}, new boolean[] {false, true, false, true});

    assertThat(matrix).isEqualTo(new ConfusionMatrix(1, 0, 2, 1));
    assertThat(matrix.precision()).hasValue(1);
    assertThat(matrix.recall()).hasValue(0.5);
    assertThat(matrix.f1().orElseThrow()).isEqualTo(2 / 3.0, EXACT);
    assertThat(matrix.fBeta(0.5).orElseThrow()).isEqualTo(5 / 6.0, EXACT);
    assertThat(matrix.f2().orElseThrow()).isEqualTo(5 / 9.0, EXACT);
  }

  /** The three examples of Wikipedia's article on Cohen's kappa: 0.4, 0.1304, 0.2593. */
  @Test
  void agreesWithPublishedKappas() {
    assertThat(kappa(20, 5, 15, 10)).isEqualTo(0.4, EXACT);
    assertThat(kappa(45, 15, 15, 25)).isEqualTo(0.1304, within(5e-5));
    assertThat(kappa(25, 35, 35, 5)).isEqualTo(0.2593, within(5e-5));
  }

  private static double kappa(long both, long first, long neither, long second) {
    return new ConfusionMatrix(both, first, neither, second).cohensKappa().orElseThrow();
  }

  /** Counted by numpy at threshold 0.5. */
  @Test
  void countsFromTheThresholdOn() {
    var matrix = ConfusionMatrix.at(0.5, Samples.arithmetic());

    assertThat(matrix).isEqualTo(new ConfusionMatrix(107, 145, 230, 18));
    assertThat(matrix.accuracy()).isEqualTo(337 / 500.0, EXACT);
    assertThat(matrix.specificity().orElseThrow()).isEqualTo(230 / 375.0, EXACT);
    assertThat(matrix.falsePositiveRate().orElseThrow()).isEqualTo(145 / 375.0, EXACT);
    assertThat(matrix.flagged()).isEqualTo(252);
    assertThat(matrix.total()).isEqualTo(500);
  }

  @RepeatedTest(50)
  void countsAsTheDefinitionDoes(RepetitionInfo info) {
    var sample = Samples.random(info.getCurrentRepetition());
    for (double threshold : new double[] {-1, 0, 0.2, 0.5, 0.75, 1, 2}) {
      DoublePredicate flags = score -> score >= threshold;

      var matrix = ConfusionMatrix.at(threshold, sample);

      assertThat(matrix.truePositives()).isEqualTo(count(sample, true, flags));
      assertThat(matrix.falsePositives()).isEqualTo(count(sample, false, flags));
      assertThat(matrix.trueNegatives()).isEqualTo(count(sample, false, flags.negate()));
      assertThat(matrix.falseNegatives()).isEqualTo(count(sample, true, flags.negate()));
    }
  }

  private static long count(ScoredLabels sample, boolean fraud, DoublePredicate scores) {
    return IntStream.range(0, sample.size())
        .filter(row -> sample.fraud(row) == fraud && scores.test(sample.score(row)))
        .count();
  }

  /** Swapping the classes swaps precision of one for that of the other and leaves kappa alone. */
  @RepeatedTest(20)
  void kappaAndAccuracyKnowNoFavouriteClass(RepetitionInfo info) {
    var matrix = ConfusionMatrix.at(0.5, Samples.random(info.getCurrentRepetition()));
    var swapped =
        new ConfusionMatrix(
            matrix.trueNegatives(),
            matrix.falseNegatives(),
            matrix.truePositives(),
            matrix.falsePositives());

    assertThat(swapped.accuracy()).isEqualTo(matrix.accuracy());
    assertThat(swapped.specificity()).isEqualTo(matrix.recall());
    assertThat(swapped.cohensKappa().orElse(9)).isEqualTo(matrix.cohensKappa().orElse(9), EXACT);
  }

  @Test
  void leavesEmptyWhatIsUndefined() {
    var onlyGood = new ConfusionMatrix(0, 0, 5, 0);
    assertThat(onlyGood.accuracy()).isEqualTo(1);
    assertThat(onlyGood.precision()).isEmpty();
    assertThat(onlyGood.recall()).isEmpty();
    assertThat(onlyGood.f1()).isEmpty();
    assertThat(onlyGood.cohensKappa()).isEmpty();
    assertThat(onlyGood.specificity()).hasValue(1);

    var onlyFraud = new ConfusionMatrix(0, 0, 0, 5);
    assertThat(onlyFraud.specificity()).isEmpty();
    assertThat(onlyFraud.falsePositiveRate()).isEmpty();
    assertThat(onlyFraud.f2()).hasValue(0);
  }

  @Test
  void refusesWhatItCannotCount() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ConfusionMatrix(0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ConfusionMatrix(1, -1, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(new boolean[2], new boolean[3]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.at(Double.NaN, Samples.arithmetic()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ConfusionMatrix(1, 0, 0, 0).fBeta(0));
  }
}
