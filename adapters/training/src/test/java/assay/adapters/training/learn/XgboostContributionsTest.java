package assay.adapters.training.learn;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.Columns;
import assay.adapters.training.preprocess.Preprocessor;
import assay.domain.scoring.Contribution;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The reasons that a server gives by the document are those that XGBoost itself computes. */
@ExtendWith(SparkExtension.class)
class XgboostContributionsTest {
  private static final int ROWS = 300;

  @Test
  void areThoseOfTheServerAddedUpByFeature() throws Exception {
    // Given
    var train = MessyTables.get().train();
    var recipe =
        MessyTables.recipe(
            Path.of("."),
            """
            {stream: s, data: {files: [a]}, models: [{name: m, algorithm: xgboost}],
             preprocess: {flags: true, mostCategories: 5, text: {vocabulary: 30, minDocuments: 5}}}
            """);
    var preprocessor = new Preprocessor(recipe.preprocess(), train.features());
    var fitting = Fitting.prepare("xgboost", preprocessor, recipe, train.rows());
    var model = (XgboostModel) fitting.fit(Map.of("num_round", 20, "max_depth", 5));
    fitting.release();
    var events = train.rows().orderBy(Roles.ROW).limit(ROWS);
    int width = model.preprocessing().width();
    var weighed = events.withColumn(Roles.WEIGHT, lit(1.0));
    var cells = DenseRows.of(model.preprocessing().parts(weighed, DenseRows.BESIDE), width);
    var matrix = new DMatrix(cells.values(), ROWS, width, Float.NaN);
    // When
    float[][] expected = model.classifier().nativeBooster().booster().predictContrib(matrix, 0);
    var served = MessyTables.loaded(model.document(new PmmlModelDocuments()), train);
    // Then
    var rows = events.collectAsList();
    for (int i = 0; i < ROWS; i++) {
      var explanation =
          served.explainExactly(MessyTables.features(rows.get(i), train)).orElseThrow();
      var actual =
          explanation.contributions().stream()
              .collect(Collectors.toMap(Contribution::feature, Contribution::contribution));
      assertThat(explanation.base()).as("row %d", i).isCloseTo(expected[i][width], within(1e-5));
      byFeature(model.preprocessing().columns(), expected[i])
          .forEach(
              (feature, sum) ->
                  assertThat(actual.getOrDefault(feature, 0.0))
                      .as(feature)
                      .isCloseTo(sum, within(1e-4)));
    }
  }

  /** XGBoost tells them by column: an encoded category has several, and so has a flagged number. */
  private static Map<String, Double> byFeature(List<Columns> groups, float[] columns) {
    var sums = new HashMap<String, Double>();
    int at = 0;
    for (var group : groups) {
      for (int i = 0; i < group.width(); i++) {
        sums.merge(group.features().get(0), (double) columns[at++], Double::sum);
      }
    }
    return sums;
  }
}
