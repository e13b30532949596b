package assay.adapters.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.recipe.Recipe.Split;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class SplitterTest {
  /** Events that are a minute apart. */
  private static final EventTable TABLE = MessyTables.get().train();

  private static Split split(boolean byTime, Duration gap, Duration holdout) {
    return new Split(Optional.of(byTime), 0.3, 0.1, gap, holdout);
  }

  @Test
  void drawsBothClassesInTheSameShares() {
    var parts =
        Splitter.summaries(
            new Splitter(split(false, Duration.ZERO, Duration.ZERO), 7).split(TABLE));

    long rows = parts.values().stream().mapToLong(part -> part.rows()).sum();
    long frauds = parts.values().stream().mapToLong(part -> part.frauds()).sum();
    assertThat(rows).isEqualTo(TABLE.rows().count());
    var test = parts.get(Partition.TEST);
    var validation = parts.get(Partition.VALIDATION);
    assertThat(test.frauds()).isCloseTo(Math.round(0.3 * frauds), within(1L));
    assertThat(test.rows() - test.frauds())
        .isCloseTo(Math.round(0.3 * (rows - frauds)), within(1L));
    assertThat(validation.frauds()).isCloseTo(Math.round(0.1 * frauds), within(2L));
  }

  @Test
  void drawsTheSameRowsHoweverTheyAreSpreadAndOthersWithAnotherSeed() {
    var splitter = new Splitter(split(false, Duration.ZERO, Duration.ZERO), 7);

    var test = testRows(splitter.split(TABLE));

    assertThat(testRows(splitter.split(TABLE.with(TABLE.rows().repartition(5))))).isEqualTo(test);
    assertThat(testRows(new Splitter(split(false, Duration.ZERO, Duration.ZERO), 8).split(TABLE)))
        .isNotEqualTo(test);
  }

  @Test
  void partsByTimeWithGapsAndAHoldoutThatNothingTouches() {
    var parts =
        Splitter.summaries(
            new Splitter(split(true, Duration.ofHours(2), Duration.ofHours(5)), 1).split(TABLE));

    var train = parts.get(Partition.TRAIN);
    var validation = parts.get(Partition.VALIDATION);
    var test = parts.get(Partition.TEST);
    assertThat(Duration.between(train.to(), validation.from())).isGreaterThan(Duration.ofHours(2));
    assertThat(Duration.between(validation.to(), test.from())).isGreaterThan(Duration.ofHours(2));
    assertThat(parts.get(Partition.HOLDOUT).from()).isAfter(test.to());
    assertThat(parts.get(Partition.HOLDOUT).rows()).isEqualTo(300);
    assertThat(parts.get(Partition.GAP).rows()).isEqualTo(240);
    assertThat((double) test.rows()).isCloseTo(0.3 * (TABLE.rows().count() - 300), within(2.0));
  }

  @Test
  void refusesPartsOfOneClass() {
    var goods = TABLE.with(TABLE.rows().filter(functions.col(Roles.LABEL).equalTo(0)));

    assertThatThrownBy(
            () -> new Splitter(split(false, Duration.ZERO, Duration.ZERO), 1).split(goods))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("0 frauds");
    assertThatThrownBy(
            () -> new Splitter(split(true, Duration.ZERO, Duration.ofDays(90)), 1).split(TABLE))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("holdout");
  }

  private static List<Long> testRows(EventTable split) {
    return Splitter.rows(split, Partition.TEST)
        .select(Roles.ROW)
        .orderBy(Roles.ROW)
        .collectAsList()
        .stream()
        .map((Row row) -> row.getLong(0))
        .toList();
  }
}
