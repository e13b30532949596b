package assay.adapters.training.learn;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.Preprocessor;
import java.util.Iterator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Preprocessed rows in the memory of this process, row by row, 8 bytes a cell.
 *
 * @param columns of each row
 * @param values NaN where missing
 * @param labels 1 for fraud
 * @param weights what each row counts
 */
record DenseRows(int columns, double[] values, float[] labels, float[] weights) {
  /**
   * Brings rows here, in the order of {@link Roles#ROW}.
   *
   * @throws BadData if they have more cells than an array can hold
   */
  static DenseRows of(Dataset<Row> prepared, int columns) {
    long rows = prepared.count();
    if (rows * columns > Integer.MAX_VALUE - 8) {
      throw new BadData(
          "%,d rows of %,d columns are too many for an algorithm that trains in one process; %,d cells are the most. Maybe leave good rows out (balance: undersample), or use xgboost."
              .formatted(rows, columns, Integer.MAX_VALUE - 8));
    }
    var dense =
        new DenseRows(
            columns,
            new double[(int) rows * columns],
            new float[(int) rows],
            new float[(int) rows]);
    int at = 0;
    Iterator<Row> iterator =
        prepared
            .select(Roles.ROW, Preprocessor.VECTOR, Roles.LABEL, Roles.WEIGHT)
            .orderBy(Roles.ROW)
            .toLocalIterator();
    while (iterator.hasNext()) {
      Row row = iterator.next();
      copy((Vector) row.get(1), dense.values, at * columns);
      dense.labels[at] = row.getInt(2);
      dense.weights[at] = (float) row.getDouble(3);
      at++;
    }
    return dense;
  }

  /** Writes a vector, the zeros that a sparse one leaves out too. */
  static void copy(Vector vector, double[] to, int from) {
    System.arraycopy(vector.toArray(), 0, to, from, vector.size());
  }

  int rows() {
    return labels.length;
  }
}
