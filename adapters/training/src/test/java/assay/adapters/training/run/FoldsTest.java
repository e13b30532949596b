package assay.adapters.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.data.Roles;
import assay.adapters.training.recipe.Recipe.Metric;
import assay.adapters.training.recipe.Recipe.Tuning;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class FoldsTest {
  private static final Dataset<Row> ROWS = MessyTables.get().dirty().rows();

  @Test
  void testsEveryRowOnceAndTrainsOnTheOthers() {
    var tested = new HashSet<Long>();
    for (var fold : Folds.of(ROWS, tuning(3, "PT0S", "PT0S"), Duration.ZERO, 1)) {
      var test = values(fold.test(), Roles.ROW);
      assertThat(test).hasSizeBetween(300, 500);
      assertThat(tested).doesNotContainAnyElementsOf(test);
      tested.addAll(test);
      assertThat(values(fold.train(), Roles.ROW))
          .hasSize(1_200 - test.size())
          .doesNotContainAnyElementsOf(test);
    }
    assertThat(tested).hasSize(1_200);
  }

  @Test
  void neverTrainsOnTheFutureNorOnWhatIsNotLabelledYet() {
    var folds = Folds.of(ROWS, tuning(3, "PT6H", "PT2H"), Duration.ofHours(1), 1);

    assertThat(folds).hasSize(3);
    for (var fold : folds) {
      var train = values(fold.train(), Roles.TIME);
      var test = values(fold.test(), Roles.TIME);
      assertThat(train).hasSize(360);
      assertThat(test).hasSize(120);
      assertThat(min(test) - max(train)).isEqualTo(Duration.ofMinutes(61).toMillis());
    }
    assertThat(max(values(folds.get(1).test(), Roles.TIME)))
        .isLessThan(min(values(folds.get(0).test(), Roles.TIME)));
  }

  private static Tuning tuning(int folds, String window, String step) {
    return new Tuning(
        0, Map.of(), Metric.AVERAGE_PRECISION, folds, Duration.parse(window), Duration.parse(step));
  }

  private static List<Long> values(Dataset<Row> rows, String column) {
    return rows.select(column).collectAsList().stream().map(row -> row.getLong(0)).toList();
  }

  private static long min(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  private static long max(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).max().orElseThrow();
  }
}
