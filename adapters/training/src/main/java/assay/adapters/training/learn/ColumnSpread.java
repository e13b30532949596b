package assay.adapters.training.learn;

import static org.apache.spark.sql.functions.col;

import assay.adapters.training.preprocess.Preprocessor;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.stat.Summarizer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How far the columns of a vector spread. */
final class ColumnSpread {
  private ColumnSpread() {}

  /** The standard deviation of every column. */
  static double[] deviations(Dataset<Row> prepared) {
    Row row = prepared.select(Summarizer.std(col(Preprocessor.VECTOR)).as("std")).head();
    return ((Vector) row.get(0)).toArray();
  }
}
