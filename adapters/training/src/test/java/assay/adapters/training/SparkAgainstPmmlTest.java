package assay.adapters.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.learn.Fitting;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe;
import assay.application.scoring.FraudModel.Outcome;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every algorithm behind every step of preprocessing: Spark's scores are those of the PMML. */
@ExtendWith(SparkExtension.class)
class SparkAgainstPmmlTest {
  private static EventTable train;
  private static EventTable dirty;

  @BeforeAll
  static void read() {
    train = MessyTables.get().train();
    dirty = MessyTables.get().dirty();
  }

  private static Recipe recipe(String scale, String balance, String algorithm, String parameters)
      throws Exception {
    String text =
        """
        stream: messy/stream.json
        data: {files: [train.ndjson]}
        preprocess:
          derive:
            - {name: log_amount, expression: "ln(amount + 1)"}
            - {name: share, expression: "CASE WHEN balance > 0 THEN least(amount / balance, 5) ELSE 0 END"}
            - {name: twice, expression: "log_amount * 2 + CASE WHEN country = '中国' OR channel IN ('app', 'web') THEN 1 ELSE 0 END"}
          constants: {balance: -1}
          flags: true
          mostCategories: 5
          scale: %s
          text: {vocabulary: 30, minDocuments: 5}
        balance: {method: %s}
        models: [{name: m, algorithm: %s, parameters: %s}]
        """
            .formatted(scale, balance, algorithm, parameters);
    return MessyTables.recipe(Path.of("."), text);
  }

  @ParameterizedTest(name = "{0}, scaled {1}, balanced by {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "logistic-regression|none|none|{regParam: 0.001}|1e-6",
        "logistic-regression|standard|none|{regParam: 0.001, elasticNetParam: 0.5}|1e-6",
        "logistic-regression|min-max|smote|{}|1e-6",
        "logistic-regression|max-abs|weights|{}|1e-6",
        "decision-tree|none|weights|{maxDepth: 6}|1e-6",
        "random-forest|none|undersample|{numTrees: 20, maxDepth: 8}|1e-6",
        "gradient-boosted-trees|none|none|{maxIter: 10, maxDepth: 4}|1e-6",
        "linear-svm|none|none|{maxIter: 30, regParam: 0.01}|1e-6",
        "linear-svm|standard|undersample|{maxIter: 30}|1e-6",
        "naive-bayes|none|smote|{}|1e-6",
        "multilayer-perceptron|none|none|{hiddenLayers: [6], maxIter: 30}|1e-6",
        "xgboost|none|none|{num_round: 30, max_depth: 4, eta: 0.2}|1e-5",
        "xgboost|none|weights|{num_round: 30, max_depth: 4, num_workers: 2}|1e-5",
        "lightgbm|none|weights|{num_iterations: 40, num_leaves: 15}|1e-6"
      })
  void scoresDirtyRowsAsSparkDoes(
      String algorithm, String scale, String balance, String parameters, double tolerance)
      throws Exception {
    // Given
    var recipe = recipe(scale, balance, algorithm, parameters);
    var preprocessor = new Preprocessor(recipe.preprocess(), train.features());
    var fitting = Fitting.prepare(algorithm, preprocessor, recipe, train.rows());
    var model = fitting.fit(recipe.models().get(0).parameters());
    fitting.release();
    // When
    double[] spark = model.score(dirty.rows());
    double[] pmml = MessyTables.served(model.document(new PmmlModelDocuments()), dirty);
    // Then
    assertThat(spark).hasSizeGreaterThanOrEqualTo(1_000);
    assertThat(pmml).hasSameSizeAs(spark);
    for (int row = 0; row < spark.length; row++) {
      assertThat(pmml[row]).as("row %d", row).isCloseTo(spark[row], within(tolerance));
    }
    assertThat(Arrays.stream(spark).distinct().count()).isGreaterThan(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "decision-tree|{maxDepth: 6}",
        "random-forest|{numTrees: 5, maxDepth: 5}",
        "gradient-boosted-trees|{maxIter: 5, maxDepth: 4}",
        "xgboost|{num_round: 5, max_depth: 4}",
        "lightgbm|{num_iterations: 5, num_leaves: 15}"
      })
  void writesTheWeightsOfNodesThatExplanationsNeed(String algorithm, String parameters)
      throws Exception {
    var recipe = recipe("none", "none", algorithm, parameters);
    var preprocessor = new Preprocessor(recipe.preprocess(), train.features());
    var fitting = Fitting.prepare(algorithm, preprocessor, recipe, train.rows());
    var document =
        fitting.fit(recipe.models().get(0).parameters()).document(new PmmlModelDocuments());
    fitting.release();

    var model = MessyTables.loaded(document, train);

    for (var row : train.rows().limit(200).collectAsList()) {
      var event = MessyTables.features(row, train);
      var explanation = model.explainExactly(event).orElseThrow();
      var scored = (Outcome.Scored) model.score(event);
      double probability = scored.probability().value();
      assertThat(explanation.method()).isEqualTo("tree-shap (node weights of the file)");
      assertThat(explanation.margin())
          .isCloseTo(
              explanation.unit().equals("probability")
                  ? probability
                  : Math.log(probability / (1 - probability)),
              within(1e-4));
    }
  }
}
