package assay.domain.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.profiling.Column.Numbers;
import assay.domain.profiling.Column.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ColumnDriftTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static List<ColumnDrift> drift(List<Column> before, List<Column> after) {
    return ColumnDrift.between(
        Table.whole("before", before, Optional.empty()),
        Table.whole("after", after, Optional.empty()));
  }

  /** Worked out in numpy from the definitions. */
  @Test
  void agreesWithNumpy() {
    double[] y = Tables.y();
    double[] moved = Arrays.stream(y, 300, 600).map(it -> it + 1.5).toArray();
    String[] later =
        IntStream.range(250, 600)
            .mapToDouble(Tables::rawX)
            .mapToObj(x -> x > 8 ? "high" : x > 3 ? "mid" : "new")
            .toArray(String[]::new);

    var number =
        drift(List.of(new Numbers("y", Arrays.copyOf(y, 300))), List.of(new Numbers("y", moved)))
            .get(0);
    var text =
        drift(
                List.of(new Texts("tier", Arrays.copyOf(Tables.tier(), 250))),
                List.of(new Texts("tier", later)))
            .get(0);

    assertThat(number.index().value()).isEqualTo(0.10151407267780965, EXACT);
    assertThat(number.distance().getAsDouble()).isEqualTo(0.09666666666666668, EXACT);
    assertThat(text.index().value()).isEqualTo(5.005199335959064, EXACT);
    assertThat(text.unseen().getAsDouble()).isEqualTo(0.31142857142857144, EXACT);
    assertThat(text.distance()).isEmpty();
  }

  @Test
  void listsTheMostMovedFirstAndLeavesOutWhatCannotBeCompared() {
    double[] still = Tables.numbers(i -> i % 10);
    double[] moved = Tables.numbers(i -> i % 10 + 5);
    var ids = new Texts("id", Tables.texts(i -> "C" + i));
    var before =
        List.of(
            new Numbers("still", still),
            new Numbers("moved", still),
            ids,
            new Numbers("gone", still));
    var after = List.of(new Numbers("moved", moved), new Numbers("still", still), ids);

    var drift = drift(List.copyOf(before), List.copyOf(after));

    assertThat(drift).extracting(ColumnDrift::column).containsExactly("moved", "still");
    assertThat(drift.get(1).index().value()).isZero();
  }

  @Test
  void aColumnThatLostItsValuesHasMoved() {
    double[] none = new double[Tables.ROWS];
    Arrays.fill(none, Double.NaN);

    var drift =
        drift(List.of(new Numbers("x", Tables.x())), List.of(new Numbers("x", none))).get(0);

    assertThat(drift.missingBefore()).isEqualTo(55 / 600.0, EXACT);
    assertThat(drift.missingAfter()).isEqualTo(1);
    assertThat(drift.index().value()).isGreaterThan(5);
    assertThat(drift.distance()).isEmpty();
  }
}
