package assay.domain.profiling;

import static assay.domain.profiling.Tables.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.domain.profiling.Association.Measure;
import assay.domain.profiling.Column.Numbers;
import assay.domain.profiling.Column.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** By numpy's mean, std(ddof=1) and percentile. */
  @Test
  void summarisesNumbers() {
    var column = profile(new Numbers("x", Tables.x()));
    var numbers = column.numbers().orElseThrow();

    assertThat(column.kind()).isEqualTo(ColumnKind.NUMBER);
    assertThat(column.present()).isEqualTo(545);
    assertThat(column.missing()).isEqualTo(55);
    assertThat(column.distinct()).isEqualTo(101);
    assertThat(numbers.mean()).isEqualTo(5.015779816513762, EXACT);
    assertThat(numbers.deviation()).isEqualTo(2.9228826843929663, EXACT);
    assertThat(numbers.quantiles()).isEqualTo(new NumberSummary.Quantiles(0, 2.5, 5, 7.6, 10));
    assertThat(numbers.zeros()).isEqualTo(5);
    assertThat(numbers.whole()).isFalse();
  }

  /** By numpy's histogram over the same edges. */
  @Test
  void countsTheClassesApart() {
    var histogram = profile(new Numbers("x", Tables.x())).histogram().orElseThrow();

    assertThat(histogram.goods())
        .containsExactly(
            25L, 21L, 21L, 18L, 22L, 20L, 25L, 19L, 20L, 17L, 22L, 19L, 20L, 15L, 15L, 18L, 15L,
            16L, 15L, 12L, 10L, 12L, 7L, 8L);
    assertThat(histogram.frauds())
        .containsExactly(
            2L, 0L, 0L, 4L, 0L, 1L, 2L, 2L, 2L, 5L, 0L, 3L, 6L, 7L, 6L, 4L, 6L, 5L, 12L, 9L, 12L,
            11L, 14L, 20L);
  }

  @Test
  void anExtremeValueDoesNotFlattenTheHistogram() {
    double[] values = Tables.numbers(i -> i == 0 ? 1e12 : i % 100);

    var histogram = Histogram.of(values, Optional.empty(), 10).orElseThrow();

    assertThat(histogram.edges()).first().isEqualTo(-0.5);
    assertThat(histogram.edges()).last().satisfies(it -> assertThat(it).isBetween(99.0, 110.0));
    assertThat(histogram.goods().stream().mapToLong(it -> it).sum()).isEqualTo(Tables.ROWS);
    assertThat(histogram.goods().stream().filter(it -> it > 0)).hasSize(10);
  }

  @Test
  void wholeNumbersOfASmallSpanHaveABinEach() {
    var histogram = Histogram.of(new double[] {0, 1, 1, 3}, Optional.empty(), 24).orElseThrow();

    assertThat(histogram.edges()).containsExactly(-0.5, 0.5, 1.5, 2.5, 3.5);
    assertThat(histogram.goods()).containsExactly(1L, 2L, 0L, 1L);
  }

  @Test
  void countsCategoriesWithTheirFrauds() {
    var column = profile(new Texts("colour", Tables.colour()));

    assertThat(column.kind()).isEqualTo(ColumnKind.CATEGORY);
    assertThat(column.mostFrequent())
        .containsExactly(
            new Frequency("red", 258, 67),
            new Frequency("blue", 171, 45),
            new Frequency("grey", 171, 33));
    assertThat(column.separation().getAsDouble()).isEqualTo(0.5390147783251231, EXACT);
  }

  @Test
  void listsTheMostFrequentOfManyNumbersAsPeopleWriteThem() {
    double[] values = Tables.numbers(i -> i < 5 ? -0.0 : i < 9 ? 0.0 : i < 12 ? 2.5 : i);

    var frequent = profile(new Numbers("n", values)).mostFrequent();

    assertThat(frequent).extracting(Frequency::value).startsWith("0", "2.5", "12", "13");
    assertThat(frequent).extracting(Frequency::count).startsWith(9L, 3L, 1L, 1L).hasSize(10);
  }

  /** More values than are told apart: the rest is one level. */
  @Test
  void ofManyCategoriesTheRareOnesAreOne() {
    var many = new Texts("shop", Tables.texts(i -> "s" + i % 150));

    var levels = Levels.of(Counted.of(many, Tables.of(many)));

    // 600 rows allow 30 levels of 20 rows.
    assertThat(levels.count()).isEqualTo(30);
    assertThat(levels.codes()).contains(0, 29).doesNotContain(-1, 30);
  }

  /** The share of pairs, counted one by one in numpy. */
  @Test
  void tellsHowWellAColumnAloneSeparates() {
    var x = new Numbers("x", Tables.x());
    var falling = new Numbers("-x", Tables.numbers(i -> -Tables.x()[i]));
    var missing = new Numbers("gone", Tables.numbers(i -> Tables.fraud()[i] ? Double.NaN : i % 9));

    assertThat(profile(x).separation().getAsDouble()).isEqualTo(0.7940634352872472, EXACT);
    assertThat(profile(falling).separation().getAsDouble()).isEqualTo(0.7940634352872472, EXACT);
    assertThat(profile(missing).separation()).hasValue(1);
    assertThat(profile(missing).missingAmongFrauds()).hasValue(1);
    assertThat(profile(missing).missingAmongGoods()).hasValue(0);
  }

  @Test
  void comparesEveryPairByTheMeasureThatFits() {
    var profile =
        Profile.of(
            Tables.of(
                new Numbers("x", Tables.x()),
                new Numbers("y", Tables.y()),
                new Texts("colour", Tables.colour()),
                new Texts("shape", Tables.shape())));
    var cells = profile.associations().cells();

    assertThat(cells.get(0).get(1).orElseThrow())
        .isEqualTo(cells.get(1).get(0).orElseThrow())
        .extracting(Association::measure)
        .isEqualTo(Measure.PEARSON);
    assertThat(cells.get(2).get(3).orElseThrow().value()).isEqualTo(0.5843313806492294, EXACT);
    assertThat(cells.get(2).get(0).orElseThrow().measure()).isEqualTo(Measure.CORRELATION_RATIO);
    assertThat(cells.get(0).get(2)).isEqualTo(cells.get(2).get(0));
  }

  @Test
  void ranksTheColumnsByTheirAssociationWithTheLabel() {
    var profile =
        Profile.of(
            Tables.of(
                new Texts("colour", Tables.colour()),
                new Texts("tier", Tables.tier()),
                new Numbers("raw", Tables.numbers(Tables::rawX))));

    assertThat(profile.withLabel())
        .extracting(Profile.LabelAssociation::column)
        .containsExactly("raw", "tier", "colour");
    assertThat(profile.withLabel().get(0).association().value())
        .isEqualTo(0.45204486652154513, EXACT);
    assertThat(profile.withLabel().get(1).association().value())
        .isEqualTo(0.4293798241106951, EXACT);
  }

  @Test
  void countsTheWholeTableWhereThatWasDone() {
    var table =
        new Table(
            "large",
            1_000_000,
            OptionalLong.of(500),
            List.of(new Numbers("x", Tables.x())),
            Optional.of(Tables.fraud()),
            Map.of("x", new Table.Counts(250_000, 4_711)));

    var column = Profile.of(table).columns().get(0);

    assertThat(table.sampled()).isTrue();
    assertThat(column.missingShare()).isEqualTo(0.25);
    assertThat(column.distinct()).isEqualTo(4_711);
  }

  @Test
  void worksWithoutLabels() {
    var columns = List.<Column>of(new Numbers("x", Tables.x()));
    var profile = Profile.of(Table.whole("unlabelled", columns, Optional.empty()));

    assertThat(profile.withLabel()).isEmpty();
    assertThat(profile.columns().get(0).separation()).isEmpty();
    assertThat(profile.columns().get(0).missingAmongFrauds()).isEmpty();
  }

  @Test
  void refusesTablesThatCannotBe() {
    var one = new Numbers("x", new double[] {1});
    var two = new Texts("y", new String[] {"a", "b"});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.whole("t", List.of(one, two), Optional.empty()))
        .withMessage("Column x has 1 rows, column y 2.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.whole("t", List.of(one, one), Optional.empty()))
        .withMessage("Two columns are called x.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.whole("t", List.of(), Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.whole("t", List.of(one), Optional.of(new boolean[2])));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Numbers("x", new double[] {0, Double.NEGATIVE_INFINITY}))
        .withMessageContaining("row 1");
  }
}
