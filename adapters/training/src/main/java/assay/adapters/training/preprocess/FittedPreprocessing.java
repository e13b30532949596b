package assay.adapters.training.preprocess;

import java.util.List;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
}
