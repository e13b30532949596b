package assay.adapters.training.data;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import assay.domain.history.HistoryWindows;
import assay.domain.history.SubjectHistory;
import assay.domain.history.SubjectWindows;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.encoders.ExpressionEncoder;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The windows of a stream over a whole table of events, by the code of the server: each event sees
 * those of its subject that came before it in time and, at equal times, in the data. Every label
 * counts as known once the window's delay is over.
 */
final class History {
  private static final String GROUP = "_group";

  private History() {}

  /** The rows with the values of their windows; one pass for each kind of subject. */
  static Dataset<Row> complete(Dataset<Row> rows, StreamSource source) {
    var all = rows;
    int kinds = new HistoryWindows(source.definition().features()).bySubject().size();
    for (int kind = 0; kind < kinds; kind++) {
      all = complete(all, source, kind);
    }
    return all;
  }

  private static Dataset<Row> complete(Dataset<Row> rows, StreamSource source, int kind) {
    String subject = Roles.subject(windows(source, kind).kind());
    StructType schema = rows.schema();
    MapPartitionsFunction<Row, Row> complete =
        partition -> new Pass(windows(source, kind), schema, partition);
    // Rows without a subject are no group, and spread as evenly as the others.
    return rows.withColumn(GROUP, coalesce(col(subject), col(Roles.ROW).cast("string")))
        .repartition(col(GROUP))
        .sortWithinPartitions(col(subject), col(Roles.TIME), col(Roles.ROW))
        .drop(GROUP)
        .mapPartitions(complete, ExpressionEncoder.apply(schema));
  }

  private static SubjectWindows windows(StreamSource source, int kind) {
    return new HistoryWindows(source.definition().features()).bySubject().get(kind);
  }

  /** One pass over sorted rows. */
  private static final class Pass implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final SubjectHistory history;
    private final int subject;
    private final int time;
    private final int label;
    private final int[] windows;
    private final int[] numbers;
    private final int[][] keys;
    private final double[] values;
    private final double[] newNumbers;
    private final @Nullable String[] newKeys;
    private @Nullable String current;

    Pass(SubjectWindows plan, StructType schema, Iterator<Row> rows) {
      this.rows = rows;
      this.history = new SubjectHistory(plan);
      this.subject = schema.fieldIndex(Roles.subject(plan.kind()));
      this.time = schema.fieldIndex(Roles.TIME);
      this.label = schema.fieldIndex(Roles.LABEL);
      this.windows = indices(plan.names(), schema);
      this.numbers = indices(plan.numbers(), schema);
      this.keys = plan.keys().stream().map(key -> places(key, schema)).toArray(int[][]::new);
      this.values = new double[windows.length];
      this.newNumbers = new double[numbers.length];
      this.newKeys = new @Nullable String[keys.length];
    }

    private static int[] indices(List<String> columns, StructType schema) {
      return columns.stream().mapToInt(schema::fieldIndex).toArray();
    }

    /** Where a text stands: it is a feature, or else a kind of subject. */
    private static int[] places(String key, StructType schema) {
      var names = List.of(schema.fieldNames());
      return List.of(key, Roles.subject(key)).stream()
          .filter(names::contains)
          .mapToInt(schema::fieldIndex)
          .toArray();
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Row next() {
      Row row = rows.next();
      if (row.isNullAt(subject)) {
        return row;
      }
      if (!row.getString(subject).equals(current)) {
        history.clear();
        current = row.getString(subject);
      }
      append(row);
      history.windows(values);
      @Nullable Object[] cells = new Object[row.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = row.get(i);
      }
      for (int w = 0; w < windows.length; w++) {
        cells[windows[w]] = Double.isNaN(values[w]) ? null : (Object) values[w];
      }
      return RowFactory.create(cells);
    }

    @SuppressWarnings("NullAway") // does not see that the keys may be null across modules
    private void append(Row row) {
      for (int i = 0; i < numbers.length; i++) {
        newNumbers[i] = row.isNullAt(numbers[i]) ? Double.NaN : row.getDouble(numbers[i]);
      }
      for (int i = 0; i < keys.length; i++) {
        newKeys[i] = text(row, keys[i]);
      }
      boolean fraud = !row.isNullAt(label) && row.getInt(label) == 1;
      history.append(row.getLong(time), fraud, newNumbers, newKeys);
    }

    private static @Nullable String text(Row row, int[] places) {
      for (int place : places) {
        if (!row.isNullAt(place)) {
          return row.getString(place);
        }
      }
      return null;
    }
  }
}
