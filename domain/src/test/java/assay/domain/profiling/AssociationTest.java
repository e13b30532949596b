package assay.domain.profiling;

import static assay.domain.profiling.Tables.ROWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AssociationTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static Levels levels(String... values) {
    var table =
        Table.whole(
            "levels",
            java.util.List.of(new Column.Texts("it", values)),
            java.util.Optional.empty());
    return Levels.of(Counted.of(table.columns().get(0), table));
  }

  private static OptionalDouble cramersV(String[] one, String[] other) {
    var first = levels(one);
    var second = levels(other);
    return Association.cramersV(first.codes(), first.count(), second.codes(), second.count());
  }

  private static OptionalDouble ratio(String[] category, double[] numbers) {
    var levels = levels(category);
    return Association.correlationRatio(levels.codes(), levels.count(), numbers);
  }

  /** Anscombe's first quartet, published with r = 0.816. */
  @Test
  void agreesWithAnscombe() {
    double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};

    assertThat(Association.pearson(x, y).getAsDouble()).isEqualTo(0.816, within(5e-4));
  }

  @Test
  void agreesWithNumpyWhereValuesAreMissing() {
    assertThat(Association.pearson(Tables.x(), Tables.y()).getAsDouble())
        .isEqualTo(0.2832239038811554, EXACT);
    assertThat(ratio(Tables.colour(), Tables.x()).getAsDouble())
        .isEqualTo(0.023038241186920477, EXACT);
    double[] w = Tables.numbers(i -> Tables.y()[i] + 3 * Tables.code(i));
    assertThat(ratio(Tables.colour(), w).getAsDouble()).isEqualTo(0.5668098866076451, EXACT);
    assertThat(cramersV(Tables.colour(), Tables.shape()).getAsDouble())
        .isEqualTo(0.5843313806492294, EXACT);
  }

  /**
   * The usual textbook example of the correlation ratio: marks in algebra, geometry and statistics,
   * eta squared = 6780 / 9640.
   */
  @Test
  void agreesWithTheMarksOfThreeSubjects() {
    double[] marks = {45, 70, 29, 15, 21, 40, 20, 30, 42, 65, 95, 80, 70, 85, 73};
    String[] subjects = "a a a a a g g g g s s s s s s".split(" ");

    assertThat(ratio(subjects, marks).getAsDouble()).isEqualTo(Math.sqrt(6780 / 9640.0), EXACT);
  }

  @Test
  void areOneForTheSameAndLeaveTheOrderOfSidesAlone() {
    double[] y = Tables.y();
    double[] turned = Arrays.stream(y).map(it -> 7 - 2 * it).toArray();

    assertThat(Association.pearson(y, turned).getAsDouble()).isEqualTo(-1, EXACT);
    assertThat(cramersV(Tables.colour(), Tables.colour()).getAsDouble()).isEqualTo(1, EXACT);
    assertThat(cramersV(Tables.shape(), Tables.colour()))
        .isEqualTo(cramersV(Tables.colour(), Tables.shape()));
    assertThat(ratio(Tables.colour(), Tables.numbers(Tables::code)).getAsDouble()).isEqualTo(1);
  }

  /**
   * Without the correction it is 0.0503 for these two, which have nothing to do with each other.
   */
  @Test
  void takesTheBiasOutOfCramersV() {
    String[] label = Tables.texts(i -> Tables.fraud()[i] ? "fraud" : "good");

    assertThat(cramersV(Tables.shape(), label)).hasValue(0);
  }

  @Test
  void areEmptyWhereNothingVaries() {
    double[] same = new double[ROWS];
    String[] one = Tables.texts(i -> "one");

    assertThat(Association.pearson(same, Tables.y())).isEmpty();
    assertThat(ratio(Tables.colour(), same)).isEmpty();
    assertThat(cramersV(one, Tables.colour())).isEmpty();
    assertThat(Association.pearson(new double[] {1, Double.NaN}, new double[] {2, 3})).isEmpty();
  }

  @Test
  void doesNotOverflowOnLargeAmounts() {
    double[] large = Arrays.stream(Tables.y()).map(it -> it * 1e150).toArray();

    assertThat(Association.pearson(large, large).getAsDouble()).isEqualTo(1, EXACT);
  }
}
