package assay.adapters.training.learn;

import assay.adapters.training.data.Roles;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Brings a column of numbers to this process, in the order of the rows. */
public final class Scores {
  private Scores() {}

  /** The values of a double column, in the order of {@link Roles#ROW}. */
  public static double[] inOrder(Dataset<Row> rows, String column) {
    var all = rows.select(Roles.ROW, column).collectAsList();
    long[] keys = new long[all.size()];
    double[] found = new double[all.size()];
    for (int i = 0; i < keys.length; i++) {
      Row row = all.get(i);
      keys[i] = row.getLong(0);
      found[i] = row.isNullAt(1) ? Double.NaN : ((Number) row.get(1)).doubleValue();
    }
    return Arrays.stream(RowOrder.of(keys)).mapToDouble(place -> found[place]).toArray();
  }
}
