package assay.adapters.training.preprocess;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import assay.adapters.training.data.Quantiles;
import assay.adapters.training.recipe.Recipe.Imputation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What preprocessing learns of single columns of the training data. */
final class ColumnFacts {
  private final Dataset<Row> train;

  ColumnFacts(Dataset<Row> train) {
    this.train = train;
  }

  /** What stands for a missing number, by column; 0 for a column without any value. */
  Map<String, Double> imputed(List<String> numbers, Imputation how) {
    var values = new LinkedHashMap<String, Double>();
    numbers.forEach(name -> values.put(name, 0.0));
    if (numbers.isEmpty() || how == Imputation.ZERO) {
      return values;
    }
    switch (how) {
      case MEAN -> {
        Row means = aggregate(numbers.stream().map(name -> avg(col(name))).toList());
        for (int i = 0; i < numbers.size(); i++) {
          if (!means.isNullAt(i)) {
            values.put(numbers.get(i), means.getDouble(i));
          }
        }
      }
      case MEDIAN -> {
        double[][] medians = Quantiles.of(train, numbers, 0.5);
        for (int i = 0; i < numbers.size(); i++) {
          if (medians[i].length == 1) {
            values.put(numbers.get(i), medians[i][0]);
          }
        }
      }
      case MOST_FREQUENT ->
          numbers.forEach(
              name ->
                  mostFrequent(name, 1).keySet().stream()
                      .findFirst()
                      .ifPresent(value -> values.put(name, (Double) value)));
      case ZERO -> {}
    }
    return values;
  }

  /** Rows in which each column has a value. */
  Map<String, Long> present(List<String> columns) {
    var counts = new LinkedHashMap<String, Long>();
    if (!columns.isEmpty()) {
      Row row = aggregate(columns.stream().map(name -> count(col(name))).toList());
      for (int i = 0; i < columns.size(); i++) {
        counts.put(columns.get(i), row.getLong(i));
      }
    }
    return counts;
  }

  /**
   * The range of a number.
   *
   * @param complete whether every row has a value
   */
  record Range(double min, double max, boolean complete) {}

  /** The range of each column that has a value at all. */
  Map<String, Range> ranges(List<String> columns) {
    var found = new LinkedHashMap<String, Range>();
    if (columns.isEmpty()) {
      return found;
    }
    var facts = new ArrayList<Column>();
    columns.forEach(name -> facts.addAll(List.of(min(name), max(name), count(col(name)))));
    facts.add(count(lit(1)));
    Row row = aggregate(facts);
    long rows = row.getLong(3 * columns.size());
    for (int i = 0; i < columns.size(); i++) {
      if (!row.isNullAt(3 * i)) {
        found.put(
            columns.get(i),
            new Range(
                row.getDouble(3 * i), row.getDouble(3 * i + 1), row.getLong(3 * i + 2) == rows));
      }
    }
    return found;
  }

  /** The most frequent values of a column, the most frequent first, with their counts. */
  Map<Object, Long> mostFrequent(String column, int most) {
    var values = new LinkedHashMap<Object, Long>();
    train
        .filter(col(column).isNotNull())
        .groupBy(column)
        .agg(count(lit(1)).as("_n"))
        .orderBy(col("_n").desc(), col(column))
        .limit(most)
        .collectAsList()
        .forEach(row -> values.put(row.get(0), row.getLong(1)));
    return values;
  }

  private Row aggregate(List<Column> columns) {
    var all = new ArrayList<>(columns);
    Column first = all.remove(0);
    return train.agg(first, all.toArray(Column[]::new)).head();
  }
}
