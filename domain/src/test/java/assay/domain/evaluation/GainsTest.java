package assay.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GainsTest {
  /** Worked out by numpy.interp on the cumulative counts of the distinct scores. */
  @Test
  void agreesWithNumpy() {
    double[] expected = {0.2736, 0.4848, 0.6192, 0.7392, 0.856, 0.8896, 0.9328, 0.96, 0.992, 1};

    var parts = Gains.byDecile(Samples.arithmetic()).orElseThrow().parts();

    assertThat(parts).hasSize(10);
    for (int i = 0; i < 10; i++) {
      assertThat(parts.get(i).gain()).isEqualTo(expected[i], within(1e-12));
      assertThat(parts.get(i).lift()).isEqualTo(expected[i] / (i + 1) * 10, within(1e-12));
    }
    assertThat(parts.get(1).partLift()).isEqualTo((0.4848 - 0.2736) * 10, within(1e-12));
  }

  /** By hand: 2 frauds on top of 20 events are the whole first decile, a lift of 10. */
  @Test
  void aPerfectRankingHasAllInTheFirstDecile() {
    double[] scores = IntStream.range(0, 20).mapToDouble(i -> i / 20.0).toArray();
    int[] labels = new int[20];
    labels[18] = labels[19] = 1;

    var parts = Gains.byDecile(Samples.of(scores, labels)).orElseThrow().parts();

    assertThat(parts.get(0)).isEqualTo(new Gains.Part(0.1, 1, 10, 10));
    assertThat(parts.get(9)).isEqualTo(new Gains.Part(1, 1, 1, 0));
  }

  /**
   * No order among equals: a constant score has the gain of looking at random, whatever the rows.
   */
  @Test
  void equalScoresHaveLiftOne() {
    var sample = Samples.of(new double[] {0.4, 0.4, 0.4}, 1, 0, 0);

    assertThat(Gains.byDecile(sample).orElseThrow().parts())
        .allSatisfy(part -> assertThat(part.lift()).isEqualTo(1, within(1e-12)));
  }

  @Test
  void isEmptyWithoutFraud() {
    assertThat(Gains.byDecile(Samples.of(new double[] {0.4}, 0))).isEmpty();
    assertThat(Gains.byDecile(Samples.of(new double[] {0.4}, 1))).isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> Gains.of(Samples.arithmetic(), 0));
  }
}
