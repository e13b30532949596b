package assay.adapters.training.learn;

import assay.adapters.training.data.Roles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Brings a column of numbers to this process, in the order of the rows. */
public final class Scores {
  private Scores() {}

  /** The values of a double column, in the order of {@link Roles#ROW}. */
  public static double[] inOrder(Dataset<Row> rows, String column) {
    long[] numbers = new long[1024];
    double[] values = new double[1024];
    int size = 0;
    for (Iterator<Row> all = rows.select(Roles.ROW, column).toLocalIterator(); all.hasNext(); ) {
      if (size == values.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      Row row = all.next();
      numbers[size] = row.getLong(0);
      values[size] = row.isNullAt(1) ? Double.NaN : ((Number) row.get(1)).doubleValue();
      size++;
    }
    long[] keys = numbers;
    double[] found = values;
    return IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.comparingLong(i -> keys[i]))
        .mapToDouble(i -> found[i])
        .toArray();
  }
}
