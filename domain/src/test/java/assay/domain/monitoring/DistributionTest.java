package assay.domain.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DistributionTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** Values that another program can make: (7919 i mod 1000) / 1000. */
  private static double[] baseline() {
    return IntStream.range(0, 200).mapToDouble(i -> i * 7919 % 1000 / 1000.0).toArray();
  }

  /** ((104729 i mod 1000) / 1000)². */
  private static double[] today() {
    return IntStream.range(0, 150)
        .mapToDouble(i -> i * 104729 % 1000 / 1000.0)
        .map(value -> value * value)
        .toArray();
  }

  /** From numpy.quantile(..., method = "inverted_cdf"). */
  @Test
  void decilesAgreeWithNumpy() {
    var bins = QuantileBins.deciles(baseline());

    assertThat(bins.edges())
        .containsExactly(0.09, 0.193, 0.286, 0.389, 0.495, 0.598, 0.691, 0.794, 0.897);
    assertThat(bins.size()).isEqualTo(11);
    assertThat(bins.count(baseline())).containsExactly(20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 0);
  }

  @Test
  void countsEveryValueOnceAndMissingOnesAtTheEnd() {
    var bins = QuantileBins.ofEdges(new double[] {0, 10});

    assertThat(
            bins.count(
                new double[] {Double.NEGATIVE_INFINITY, -0.0, 0, 0.1, 10, 10.1, Double.NaN, 1e300}))
        .containsExactly(3, 2, 2, 1);
  }

  @Test
  void minusZeroIsZero() {
    assertThat(QuantileBins.ofEdges(new double[] {-0.0}).binOf(0)).isZero();
    assertThat(QuantileBins.ofEdges(new double[] {0}).binOf(-0.0)).isZero();
  }

  @Test
  void tiesMakeFewerBins() {
    double[] mostlyZero = new double[100];
    Arrays.fill(mostlyZero, 85, 100, 7);

    var bins = QuantileBins.deciles(mostlyZero);

    assertThat(bins.edges()).containsExactly(0, 7);
    assertThat(bins.count(mostlyZero)).containsExactly(85, 15, 0, 0);
    assertThat(QuantileBins.deciles(new double[] {3}).edges()).containsExactly(3);
  }

  @Test
  void missingValuesHaveNoPartInTheQuantiles() {
    var bins = QuantileBins.of(new double[] {1, Double.NaN, 2, Double.NaN}, 2);

    assertThat(bins.edges()).containsExactly(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileBins.deciles(new double[] {Double.NaN}));
  }

  @Test
  void refusesEdgesThatDoNotGrow() {
    assertThatIllegalArgumentException().isThrownBy(() -> QuantileBins.ofEdges(new double[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileBins.ofEdges(new double[] {1, 1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileBins.ofEdges(new double[] {Double.NaN}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileBins.ofEdges(new double[] {1, Double.NaN}));
    assertThatIllegalArgumentException().isThrownBy(() -> QuantileBins.of(baseline(), 1));
  }

  /** From numpy.percentile. */
  @Test
  void percentilesAgreeWithNumpy() {
    double[] expected = {
      0, 6.388e-05, 0.002005, 0.05990425, 0.2475085, 0.556528, 0.8881336, 0.9605728, 0.984064
    };

    double[] actual = Percentiles.of(today()).at(0, 1, 5, 25, 50, 75, 95, 99, 100);

    assertThat(actual).containsExactly(expected, EXACT);
  }

  @Test
  void aSingleValueIsEveryPercentile() {
    assertThat(Percentiles.of(new double[] {0.3}).at(0, 50, 100)).containsExactly(0.3, 0.3, 0.3);
    assertThatIllegalArgumentException().isThrownBy(() -> Percentiles.of(new double[] {1}).at(101));
    assertThatIllegalArgumentException().isThrownBy(() -> Percentiles.of(new double[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Percentiles.of(new double[] {1, Double.NaN}));
  }

  /** From scipy.stats.ks_2samp. */
  @Test
  void distanceAgreesWithScipy() {
    assertThat(KolmogorovSmirnov.distance(baseline(), today()))
        .isEqualTo(0.25666666666666665, EXACT);
  }

  /** The definition: both shares compared at every value. */
  @RepeatedTest(30)
  void distanceAgreesWithTheDefinition(RepetitionInfo info) {
    var random = new Random(info.getCurrentRepetition());
    double[] one = random.ints(1 + random.nextInt(30), 0, 12).asDoubleStream().toArray();
    double[] other = random.ints(1 + random.nextInt(30), 0, 9).asDoubleStream().toArray();
    double largest =
        IntStream.range(0, 12)
            .mapToDouble(value -> Math.abs(share(one, value) - share(other, value)))
            .max()
            .orElseThrow();

    assertThat(KolmogorovSmirnov.distance(one, other)).isEqualTo(largest, EXACT);
    assertThat(KolmogorovSmirnov.distance(other, one)).isEqualTo(largest, EXACT);
  }

  private static double share(double[] values, double upTo) {
    return Arrays.stream(values).filter(value -> value <= upTo).count() / (double) values.length;
  }

  @Test
  void distanceIsZeroForEqualsAndOneForStrangers() {
    assertThat(KolmogorovSmirnov.distance(baseline(), baseline())).isZero();
    assertThat(KolmogorovSmirnov.distance(new double[] {1, 2}, new double[] {3})).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KolmogorovSmirnov.distance(baseline(), new double[0]));
  }
}
