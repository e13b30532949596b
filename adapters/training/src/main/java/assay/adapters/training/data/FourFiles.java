package assay.adapters.training.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A split as four CSV files, so that its makers and readers can run apart: {@code x-train.csv},
 * {@code y-train.csv}, {@code x-test.csv} and {@code y-test.csv}, in UTF-8, a header first. The x
 * files have {@link Roles#ROW}, {@link Roles#PART}, the other roles and the features before any
 * preprocessing; an empty cell is missing. The y files have {@link Roles#ROW} and {@link
 * Roles#LABEL}, 1 for fraud and 0 for good. Validation rows are in the files of the training part
 * and told by {@link Roles#PART}; gap and hold-out are not written.
 */
public final class FourFiles {
  private static final String CORRUPT = "_corrupt";

  /** Else Spark would take an empty text, which stands in quotes, for a missing one. */
  private static final String NO_TEXT = "\0";

  private static final Map<String, List<Partition>> SIDES =
      new TreeMap<>(
          Map.of(
              "train", List.of(Partition.TRAIN, Partition.VALIDATION),
              "test", List.of(Partition.TEST)));

  private final SparkSession spark;
  private final Path folder;

  /** Files of this folder. */
  public FourFiles(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /**
   * Writes a table that is split. The files appear together, when all are whole.
   *
   * @throws IOException if a file can't be written
   */
  public void write(EventTable split) throws IOException {
    try (var files = new UnfinishedFiles()) {
      for (var side : SIDES.entrySet()) {
        var rows = split.labelled().rows().filter(among(side.getValue())).orderBy(Roles.ROW);
        write(files.begin(x(side.getKey())), rows, x(split));
        write(files.begin(y(side.getKey())), rows, y());
      }
      files.finish();
    }
  }

  private static void write(Path file, Dataset<Row> rows, StructType schema) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(String.join(",", schema.fieldNames()) + "\n");
      var columns =
          Arrays.stream(schema.fieldNames()).map(name -> col(name)).toArray(Column[]::new);
      var iterator = rows.select(columns).toLocalIterator();
      while (iterator.hasNext()) {
        Row row = iterator.next();
        for (int i = 0; i < row.size(); i++) {
          out.write(i == 0 ? "" : ",");
          out.write(row.isNullAt(i) ? "" : cell(row.get(i)));
        }
        out.write('\n');
      }
    }
  }

  private static String cell(Object value) {
    return value instanceof String text
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : value.toString();
  }

  /**
   * Reads what {@link #write} wrote, or another tool in the same form.
   *
   * @throws BadData if a file or a column is missing or too many, x and y have not the same rows,
   *     or a cell is not of its column's type
   */
  public EventTable read(StreamSource source) {
    requireFiles();
    var schema = x(RowReader.schema(source.definition()));
    Dataset<Row> all = null;
    for (var side : SIDES.entrySet()) {
      var x = read(x(side.getKey()), schema).persist();
      var y = read(y(side.getKey()), y()).persist();
      try {
        requireSide(side.getKey(), side.getValue(), x, y);
      } finally {
        // Spark would find the rows of another read of this path in its cache.
        x.unpersist();
        y.unpersist();
      }
      var joined = x.drop(CORRUPT).join(y.drop(CORRUPT), Roles.ROW);
      all = all == null ? joined : all.unionByName(joined);
    }
    var table = java.util.Objects.requireNonNull(all).persist();
    long twice = table.count() - table.select(Roles.ROW).distinct().count();
    if (twice > 0) {
      throw new BadData(
          "%s: %,d rows are in the training and in the test files, told by %s. A model would be judged on what it learned from; split anew."
              .formatted(folder, twice, Roles.ROW));
    }
    return new EventTable(source, table, table);
  }

  private void requireSide(String side, List<Partition> parts, Dataset<Row> x, Dataset<Row> y) {
    String typed = "each cell is of its column's type";
    requireValues(x(side), x, col(CORRUPT).isNull(), typed);
    requireValues(y(side), y, col(CORRUPT).isNull(), typed);
    requireRows(side, x, y);
    requireValues(
        x(side),
        x,
        among(parts),
        "%s is one of %s".formatted(Roles.PART, parts.stream().map(Partition::label).toList()));
    requireValues(y(side), y, col(Roles.LABEL).isin(0, 1), Roles.LABEL + " is 0 or 1");
  }

  private void requireFiles() {
    var missing =
        SIDES.keySet().stream()
            .flatMap(side -> java.util.stream.Stream.of(x(side), y(side)))
            .filter(file -> !Files.isReadable(file))
            .map(file -> String.valueOf(file.getFileName()))
            .toList();
    if (!missing.isEmpty()) {
      throw new BadData(
          "%s: %s missing. A split is read from x-train.csv, y-train.csv, x-test.csv and y-test.csv."
              .formatted(
                  folder, String.join(", ", missing) + (missing.size() == 1 ? " is" : " are")));
    }
  }

  private Dataset<Row> read(Path file, StructType schema) {
    var reader =
        spark
            .read()
            .option("header", true)
            .option("multiLine", true)
            .option("escape", "\"")
            .option("nullValue", NO_TEXT);
    requireColumns(file, reader.csv(file.toUri().toString()).columns(), schema.fieldNames());
    return reader
        .option("columnNameOfCorruptRecord", CORRUPT)
        .schema(schema.add(CORRUPT, DataTypes.StringType))
        .csv(file.toUri().toString());
  }

  private static void requireColumns(Path file, String[] found, String[] expected) {
    var missing = new ArrayList<>(List.of(expected));
    missing.removeAll(List.of(found));
    var others = new ArrayList<>(List.of(found));
    others.removeAll(List.of(expected));
    if (!missing.isEmpty() || !others.isEmpty()) {
      throw new BadData(
          "%s: columns that are missing: %s; columns that nobody asked for: %s."
              .formatted(file, missing, others));
    }
    if (!Arrays.equals(found, expected)) {
      throw new BadData(
          "%s: the columns are in another order; expected is %s."
              .formatted(file, String.join(", ", expected)));
    }
  }

  private void requireRows(String side, Dataset<Row> x, Dataset<Row> y) {
    Row inX = x.agg(count(lit(1)), countDistinct(Roles.ROW)).head();
    Row inY = y.agg(count(lit(1)), countDistinct(Roles.ROW)).head();
    long both = x.select(Roles.ROW).join(y.select(Roles.ROW), Roles.ROW).count();
    long rows = inX.getLong(0);
    if (rows != inY.getLong(0) || rows != inX.getLong(1) || rows != both) {
      throw new BadData(
          "%s has %,d rows and %s has %,d; %,d of them have the same %s. Both files have the same rows, each once."
              .formatted(x(side), rows, y(side), inY.getLong(0), both, Roles.ROW));
    }
    if (rows == 0) {
      throw new BadData("%s has no row.".formatted(x(side)));
    }
  }

  private static void requireValues(Path file, Dataset<Row> rows, Column right, String rule) {
    var wrong = rows.filter(not(when(right.isNull(), false).otherwise(right)));
    long count = wrong.count();
    if (count > 0) {
      throw new BadData(
          "%s: %,d rows break the rule that %s; the first is %s."
              .formatted(file, count, rule, wrong.first().mkString(",")));
    }
  }

  private Path x(String side) {
    return folder.resolve("x-" + side + ".csv");
  }

  private Path y(String side) {
    return folder.resolve("y-" + side + ".csv");
  }

  private static StructType x(EventTable split) {
    return x(RowReader.schema(split.definition()));
  }

  private static StructType x(StructType rows) {
    var schema =
        new StructType().add(Roles.ROW, DataTypes.LongType).add(Roles.PART, DataTypes.StringType);
    for (var field : rows.fields()) {
      if (!List.of(Roles.ROW, Roles.LABEL, Roles.PROBLEM).contains(field.name())) {
        schema = schema.add(field);
      }
    }
    return schema;
  }

  private static StructType y() {
    return new StructType()
        .add(Roles.ROW, DataTypes.LongType)
        .add(Roles.LABEL, DataTypes.IntegerType);
  }

  private static Column among(List<Partition> parts) {
    return col(Roles.PART).isin(parts.stream().map(Partition::label).toArray());
  }
}
