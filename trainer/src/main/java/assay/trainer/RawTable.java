package assay.trainer;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.when;

import assay.adapters.training.data.BadData;
import assay.domain.profiling.Column;
import assay.domain.profiling.Column.Numbers;
import assay.domain.profiling.Column.Texts;
import assay.domain.profiling.Table;
import assay.domain.profiling.Table.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** A file as it is, without a definition: what is in its columns is told by its values. */
final class RawTable {
  private static final int MOST_ROWS = 200_000;
  private static final String ROW = "_row";

  private final String name;
  private final Dataset<Row> rows;

  private RawTable(String name, Dataset<Row> rows) {
    this.name = name;
    this.rows = rows;
  }

  /**
   * Reads CSV (gz too), NDJSON or Parquet; lists and objects in it become texts.
   *
   * @throws BadData if it is not there or its ending tells no format
   */
  static RawTable read(SparkSession spark, Path file, String separator) {
    if (!Files.isReadable(file)) {
      throw new BadData(file + " is not there or can't be read.");
    }
    String ending = file.toString().replaceAll("\\.gz$", "");
    String at = file.toUri().toString();
    Dataset<Row> rows;
    if (ending.endsWith(".csv")) {
      rows =
          spark
              .read()
              .option("header", true)
              .option("inferSchema", true)
              .option("sep", separator)
              .option("escape", "\"")
              .csv(at);
    } else if (ending.endsWith(".ndjson") || ending.endsWith(".jsonl")) {
      rows = spark.read().json(at);
    } else if (ending.endsWith(".parquet")) {
      rows = spark.read().parquet(at);
    } else {
      throw new BadData(file + ": a file that ends in .csv, .ndjson or .parquet is expected.");
    }
    return new RawTable(String.valueOf(file.getFileName()), rows.persist());
  }

  /** Names of the columns. */
  List<String> columns() {
    return List.of(rows.columns());
  }

  /** The first rows, cell by cell. */
  List<String> firstRows(int number) {
    return rows.limit(number).collectAsList().stream().map(row -> row.mkString(" | ")).toList();
  }

  /** Type, missing and distinct values of every column. */
  List<String> inspected() {
    var exact = counts();
    long all = rows.count();
    var lines = new ArrayList<String>();
    lines.add("%,d rows, %d columns".formatted(all, rows.columns().length));
    lines.add("%-28s %-10s %12s %12s".formatted("column", "type", "missing", "distinct"));
    for (StructField field : rows.schema().fields()) {
      var counts = exact.getOrDefault(field.name(), new Counts(0, 0));
      lines.add(
          "%-28s %-10s %,12d %,12d"
              .formatted(
                  field.name(),
                  field.dataType().simpleString().replaceAll("<.*", ""),
                  counts.missing(),
                  counts.distinct()));
    }
    return lines;
  }

  /**
   * The table for a profile, with a sample of its rows.
   *
   * @param label column that says what was fraud, and the values that mean it; null for none
   */
  Table table(@Nullable String label, Set<String> fraud) {
    if (label != null && !columns().contains(label)) {
      throw new BadData(
          "%s has no column '%s'; it has %s.".formatted(name, label, String.join(", ", columns())));
    }
    long all = rows.count();
    if (all == 0) {
      throw new BadData(name + " has no row.");
    }
    var numbered = rows.withColumn(ROW, monotonically_increasing_id());
    var sampled =
        all <= MOST_ROWS
            ? numbered
            : numbered.sample(false, Math.min(1.0, 1.02 * MOST_ROWS / all), 1L).limit(MOST_ROWS);
    List<Row> held = sampled.orderBy(ROW).collectAsList();
    var columns = new ArrayList<Column>();
    for (StructField field : rows.schema().fields()) {
      if (!field.name().equals(label)) {
        columns.add(column(held, field));
      }
    }
    return new Table(
        name,
        all,
        label == null ? OptionalLong.empty() : OptionalLong.of(frauds(label, fraud)),
        columns,
        label == null ? Optional.empty() : Optional.of(labels(held, label, fraud)),
        counts());
  }

  private long frauds(String label, Set<String> fraud) {
    var values = new HashSet<Object>(fraud);
    fraud.forEach(value -> values.add(value + ".0")); // as a column of decimals reads them
    return rows.filter(quoted(label).cast("string").isin(values.toArray())).count();
  }

  private static boolean[] labels(List<Row> held, String label, Set<String> fraud) {
    boolean[] labels = new boolean[held.size()];
    for (int row = 0; row < labels.length; row++) {
      String value = String.valueOf(held.get(row).<Object>getAs(label));
      labels[row] =
          fraud.contains(value.endsWith(".0") ? value.substring(0, value.length() - 2) : value);
    }
    return labels;
  }

  @SuppressWarnings("NullAway") // an annotation of an array's elements is not read from class files
  private static Column column(List<Row> held, StructField field) {
    int size = held.size();
    if (field.dataType() instanceof NumericType) {
      double[] numbers = new double[size];
      for (int row = 0; row < size; row++) {
        Object value = held.get(row).getAs(field.name());
        double number = value == null ? Double.NaN : ((Number) value).doubleValue();
        numbers[row] = Double.isInfinite(number) ? Double.NaN : number;
      }
      return new Numbers(field.name(), numbers);
    }
    @Nullable String[] texts = new String[size];
    for (int row = 0; row < size; row++) {
      Object value = held.get(row).getAs(field.name());
      texts[row] = value == null ? null : value.toString();
    }
    return new Texts(field.name(), texts);
  }

  private Map<String, Counts> counts() {
    StructField[] fields = rows.schema().fields();
    var facts = new ArrayList<org.apache.spark.sql.Column>();
    for (StructField field : fields) {
      facts.add(count(when(quoted(field.name()).isNull(), lit(1))));
      facts.add(approx_count_distinct(quoted(field.name()).cast("string"), 0.02));
    }
    var first = facts.remove(0);
    Row found = rows.agg(first, facts.toArray(org.apache.spark.sql.Column[]::new)).head();
    var counts = new HashMap<String, Counts>();
    for (int i = 0; i < fields.length; i++) {
      counts.put(fields[i].name(), new Counts(found.getLong(2 * i), found.getLong(2 * i + 1)));
    }
    return counts;
  }

  private static org.apache.spark.sql.Column quoted(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }
}
