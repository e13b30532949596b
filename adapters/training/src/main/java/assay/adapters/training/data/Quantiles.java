package assay.adapters.training.data;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.util.QuantileSummaries;
import org.apache.spark.sql.types.DataTypes;

/**
 * Quantiles of columns by Spark's summaries (Greenwald and Khanna 2001), right to a ten-thousandth
 * of the rows. Spark's own call merges the summaries of partitions as they come in, and another
 * order can lead to another row; here they are merged in the order of the partitions.
 */
public final class Quantiles {
  private static final double EXACT = 1e-4;

  private Quantiles() {}

  /**
   * The quantiles of each column; none where it has no value.
   *
   * @param at which, each in [0, 1]
   */
  public static double[][] of(Dataset<Row> rows, List<String> columns, double... at) {
    var numbers =
        columns.stream().map(name -> col(name).cast(DataTypes.DoubleType)).toArray(Column[]::new);
    int width = numbers.length;
    List<QuantileSummaries[]> parts =
        rows.select(numbers)
            .toJavaRDD()
            .mapPartitions(part -> Collections.singletonList(summaries(part, width)).iterator())
            .collect();
    double[][] found = new double[width][];
    for (int column = 0; column < width; column++) {
      var summary = empty();
      for (var part : parts) {
        summary = summary.compress().merge(part[column]);
      }
      var whole = summary;
      found[column] =
          whole.count() == 0
              ? new double[0]
              : Arrays.stream(at).map(share -> (Double) whole.query(share).get()).toArray();
    }
    return found;
  }

  private static QuantileSummaries[] summaries(Iterator<Row> rows, int width) {
    var summaries = new QuantileSummaries[width];
    Arrays.setAll(summaries, column -> empty());
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int column = 0; column < width; column++) {
        if (!row.isNullAt(column) && !Double.isNaN(row.getDouble(column))) {
          summaries[column] = summaries[column].insert(row.getDouble(column));
        }
      }
    }
    Arrays.setAll(summaries, column -> summaries[column].compress());
    return summaries;
  }

  private static QuantileSummaries empty() {
    return new QuantileSummaries(
        QuantileSummaries.defaultCompressThreshold(),
        EXACT,
        new QuantileSummaries.Stats[0],
        0,
        true);
  }
}
