package assay.adapters.training.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.Recipe.Format;
import assay.domain.stream.StreamDefinition;
import assay.domain.stream.TableColumns;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.encoders.ExpressionEncoder;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads single files, each in its format, by the code with which the server reads events. */
final class FileRows {
  private static final String CORRUPT = "_corrupt";
  private static final String NUMBER = "_number";
  private static final char REPLACEMENT = '\uFFFD';

  private final SparkSession spark;
  private final Consumer<String> progress;

  FileRows(SparkSession spark, Consumer<String> progress) {
    this.spark = spark;
    this.progress = progress;
  }

  /**
   * The rows of a file, with those that the definition refuses.
   *
   * @param first number of the first row
   */
  Dataset<Row> read(Path file, long first, Recipe.Data data, StreamSource source) {
    var format = data.format().orElseGet(() -> format(file));
    var schema = RowReader.schema(source.definition());
    return switch (format) {
      case CSV -> csv(file, first, data, source, schema);
      case NDJSON -> ndjson(file, first, data, source, schema);
      case PARQUET -> parquet(file, first, source, schema);
    };
  }

  private static Format format(Path file) {
    String name = file.toString().replaceAll("\\.gz$", "");
    if (name.endsWith(".csv")) {
      return Format.CSV;
    }
    if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
      return Format.NDJSON;
    }
    if (name.endsWith(".parquet")) {
      return Format.PARQUET;
    }
    throw new BadData(
        "data.format is needed: the name of %s does not tell it by .csv, .ndjson or .parquet."
            .formatted(file));
  }

  private Dataset<Row> csv(
      Path file, long first, Recipe.Data data, StreamSource source, StructType schema) {
    var reader =
        spark
            .read()
            .option("header", true)
            .option("sep", data.separator())
            .option("encoding", data.encoding())
            .option("multiLine", data.multiLine())
            .option("escape", "\"");
    String[] header = reader.csv(file.toUri().toString()).columns();
    checkLabelColumn(file, header, source.definition());
    tellMissingColumns(file, header, source.definition());
    var raw = new StructType();
    for (String name : header) {
      raw = raw.add(name, DataTypes.StringType);
    }
    raw = raw.add(CORRUPT, DataTypes.StringType);
    var rows =
        reader
            .option("columnNameOfCorruptRecord", CORRUPT)
            .schema(raw)
            .csv(file.toUri().toString())
            .withColumn(NUMBER, monotonically_increasing_id().plus(first));
    int width = header.length;
    var names = List.of(header);
    MapPartitionsFunction<Row, Row> read =
        partition -> {
          var events = new RowReader(source);
          var columns = new TableColumns(source.definition(), names);
          return iterate(partition, row -> csvRow(row, width, columns, events));
        };
    return rows.mapPartitions(read, ExpressionEncoder.apply(schema));
  }

  private static Row csvRow(Row row, int width, TableColumns columns, RowReader events) {
    long number = row.getLong(width + 1);
    if (!row.isNullAt(width)) {
      return events.refused(number, "a line that has not the header's %d cells".formatted(width));
    }
    var cells = new ArrayList<String>(width);
    for (int i = 0; i < width; i++) {
      String cell = row.isNullAt(i) ? "" : row.getString(i);
      if (cell.indexOf(REPLACEMENT) >= 0) {
        return events.refused(number, "bytes that are not of the encoding of data.encoding");
      }
      cells.add(cell);
    }
    return events.event(number, columns.event(cells));
  }

  private static void checkLabelColumn(Path file, String[] header, StreamDefinition definition) {
    var label = definition.label().orElseThrow().at();
    if (!label.isNested() && !Arrays.asList(header).contains(label.segments().get(0))) {
      throw new BadData(
          "%s has no column '%s', which says what was fraud; its columns are %s."
              .formatted(file, label.segments().get(0), String.join(", ", header)));
    }
  }

  private void tellMissingColumns(Path file, String[] header, StreamDefinition definition) {
    var columns = List.of(header);
    var missing =
        definition.features().stream()
            .flatMap(rule -> rule.derivation().reads().stream())
            .filter(at -> !at.isNested() && !at.isMany())
            .map(at -> at.segments().get(0))
            .filter(name -> !columns.contains(name))
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      progress.accept(
          "%s has not these columns, so features made of them are missing: %s"
              .formatted(file, String.join(", ", missing)));
    }
  }

  private Dataset<Row> ndjson(
      Path file, long first, Recipe.Data data, StreamSource source, StructType schema) {
    var lines =
        spark
            .read()
            .text(file.toUri().toString())
            .select(col("value").cast(DataTypes.BinaryType))
            .withColumn(NUMBER, monotonically_increasing_id().plus(first));
    String encoding = data.encoding();
    MapPartitionsFunction<Row, Row> read =
        partition -> {
          var events = new RowReader(source);
          var charset = Charset.forName(encoding);
          return iterate(
              partition,
              row -> {
                String line = new String((byte[]) row.get(0), charset);
                return line.indexOf(REPLACEMENT) >= 0
                    ? events.refused(
                        row.getLong(1), "bytes that are not of the encoding of data.encoding")
                    : events.json(row.getLong(1), line);
              });
        };
    return lines.mapPartitions(read, ExpressionEncoder.apply(schema));
  }

  private Dataset<Row> parquet(Path file, long first, StreamSource source, StructType schema) {
    var rows =
        spark
            .read()
            .parquet(file.toUri().toString())
            .toJSON()
            .toDF("value")
            .withColumn(NUMBER, monotonically_increasing_id().plus(first));
    MapPartitionsFunction<Row, Row> read =
        partition -> {
          var events = new RowReader(source);
          return iterate(partition, row -> events.json(row.getLong(1), row.getString(0)));
        };
    return rows.mapPartitions(read, ExpressionEncoder.apply(schema));
  }

  private static Iterator<Row> iterate(Iterator<Row> rows, Function<Row, Row> read) {
    return new java.util.Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return read.apply(rows.next());
      }
    };
  }
}
