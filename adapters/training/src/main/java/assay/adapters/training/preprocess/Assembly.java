package assay.adapters.training.preprocess;

import assay.adapters.training.recipe.Recipe.Scale;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.MaxAbsScaler;
import org.apache.spark.ml.feature.MinMaxScaler;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.VectorAssembler;
import org.jpmml.sparkml.feature.SparseToDenseTransformer;

/** The last steps of preprocessing: from columns to the vector that an algorithm reads. */
final class Assembly {
  private static final String NUMBERS = "_numbers";
  private static final String SCALED = "_scaled";
  private static final String SPARSE = "_sparse";

  private Assembly() {}

  /** Numbers are scaled where the algorithm wants it; the columns of categories and words not. */
  static List<PipelineStage> of(List<String> numbers, List<String> others, Matrix matrix) {
    var stages = new ArrayList<PipelineStage>();
    var assembled = new ArrayList<String>();
    if (matrix.scale() == Scale.NONE || numbers.isEmpty()) {
      assembled.addAll(numbers);
    } else {
      stages.add(assembler(numbers, NUMBERS));
      stages.add(scaler(matrix.scale()));
      assembled.add(SCALED);
    }
    assembled.addAll(others);
    if (matrix.missing()) {
      stages.add(assembler(assembled, SPARSE));
      stages.add(
          new SparseToDenseTransformer().setInputCol(SPARSE).setOutputCol(Preprocessor.VECTOR));
    } else {
      stages.add(assembler(assembled, Preprocessor.VECTOR));
    }
    return stages;
  }

  private static VectorAssembler assembler(List<String> columns, String vector) {
    return new VectorAssembler()
        .setInputCols(columns.toArray(String[]::new))
        .setOutputCol(vector)
        .setHandleInvalid("keep");
  }

  private static PipelineStage scaler(Scale scale) {
    return switch (scale) {
      case STANDARD ->
          new StandardScaler().setWithMean(true).setInputCol(NUMBERS).setOutputCol(SCALED);
      case MIN_MAX -> new MinMaxScaler().setInputCol(NUMBERS).setOutputCol(SCALED);
      case MAX_ABS -> new MaxAbsScaler().setInputCol(NUMBERS).setOutputCol(SCALED);
      case NONE -> throw new IllegalStateException("There is no scaler for " + scale + ".");
    };
  }
}
