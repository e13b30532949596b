package assay.adapters.training.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.Preprocessor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Spark assembles rows of many zeros as sparse vectors, the others as dense ones, and XGBoost takes
 * the zeros that a sparse vector leaves out for missing values.
 */
@ExtendWith(SparkExtension.class)
class SparseRowsTest {
  @Test
  void scoresByXgboostWhereTheAssemblerMixesThemAsDenseRows() throws Exception {
    // Given
    var tables = MessyTables.get();
    var recipe =
        MessyTables.recipe(
            Path.of("."),
            """
            {stream: s, data: {files: [a]}, preprocess: {text: {vocabulary: 30, minDocuments: 5}},
             models: [{name: m, algorithm: xgboost}]}
            """);
    var fitting =
        Fitting.prepare(
            "xgboost",
            new Preprocessor(recipe.preprocess(), tables.train().features()),
            recipe,
            tables.train().rows());
    var model = (XgboostModel) fitting.fit(Map.of("num_round", 8, "max_depth", 4));
    List<Row> rows =
        model
            .preprocessing()
            .transform(tables.dirty().rows())
            .select("_sparse", Preprocessor.VECTOR)
            .orderBy(Roles.ROW)
            .collectAsList();
    assertThat(rows.stream().filter(row -> row.get(0) instanceof SparseVector).count())
        .isPositive();
    // When
    double[] ours = model.score(tables.dirty().rows());
    double[] served = MessyTables.served(model.document(new PmmlModelDocuments()), tables.dirty());
    // Then
    double[] dense = byTheBooster(model, rows, Float.NaN);
    double[] withZerosMissing = byTheBooster(model, rows, 0);
    double furthest = 0;
    for (int row = 0; row < dense.length; row++) {
      assertThat(ours[row]).as("row %d", row).isCloseTo(dense[row], within(1e-6));
      assertThat(served[row]).as("row %d", row).isCloseTo(dense[row], within(1e-5));
      furthest = Math.max(furthest, Math.abs(withZerosMissing[row] - dense[row]));
    }
    assertThat(furthest).isGreaterThan(0.01);
    fitting.release();
  }

  private static double[] byTheBooster(XgboostModel model, List<Row> rows, float missing)
      throws Exception {
    int width = model.preprocessing().width();
    float[] cells = new float[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      double[] dense = ((Vector) rows.get(row).get(1)).toArray();
      for (int i = 0; i < width; i++) {
        cells[row * width + i] = (float) dense[i];
      }
    }
    var matrix = new DMatrix(cells, rows.size(), width, missing);
    float[][] found = model.classifier().nativeBooster().booster().predict(matrix);
    double[] scores = new double[found.length];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = found[row][0];
    }
    return scores;
  }
}
