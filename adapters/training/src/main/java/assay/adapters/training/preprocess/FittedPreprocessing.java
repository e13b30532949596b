package assay.adapters.training.preprocess;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Preprocessing as it was learned from training data.
 *
 * @param schema of what it reads: features and label
 * @param columns the groups of columns of the vector {@link Preprocessor#VECTOR}, in order
 * @param steps what it does, in words
 * @param warnings what the author of the recipe may not have meant
 */
public record FittedPreprocessing(
    PipelineModel pipeline,
    StructType schema,
    List<Columns> columns,
    List<String> steps,
    List<String> warnings) {
  /** Number of columns of the vector. */
  public int width() {
    return columns.stream().mapToInt(Columns::width).sum();
  }

  /** The rows with the vector that a model reads. */
  public Dataset<Row> transform(Dataset<Row> rows) {
    return pipeline.transform(rows);
  }

  /**
   * What the vector is put together of: the same numbers in the same order, as columns of numbers
   * (null where missing) and of vectors. Spark reads these several times as fast.
   *
   * @param beside columns of the rows that come first
   */
  public Dataset<Row> parts(Dataset<Row> rows, String... beside) {
    Transformer[] stages = pipeline.stages();
    int last = stages.length - 1;
    while (!(stages[last] instanceof VectorAssembler)) {
      last--;
    }
    Dataset<Row> before = rows;
    for (int i = 0; i < last; i++) {
      before = stages[i].transform(before);
    }
    var columns = new ArrayList<Column>();
    for (String name : beside) {
      columns.add(col(name));
    }
    for (String name : ((VectorAssembler) stages[last]).getInputCols()) {
      boolean vector = before.schema().apply(name).dataType().equals(SQLDataTypes.VectorType());
      columns.add(vector ? col(name) : col(name).cast(DataTypes.DoubleType));
    }
    return before.select(columns.toArray(Column[]::new));
  }
}
