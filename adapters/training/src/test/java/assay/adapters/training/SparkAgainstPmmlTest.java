package assay.adapters.training;

import static org.apache.spark.sql.functions.col;
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
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  static List<ExactRecipes.Algorithm> algorithms() {
    return ExactRecipes.algorithms();
  }

  static List<ExactRecipes.Step> steps() {
    return ExactRecipes.steps();
  }

  @Test
  void theRowsHoldWhatLifeHolds() {
    var rows = dirty.rows();
    var known = train.rows().select("country").distinct().collectAsList();

    assertThat(rows.count()).isGreaterThanOrEqualTo(1_000);
    for (String missing : List.of("age", "balance", "hour", "country", "first_time", "narration")) {
      assertThat(rows.filter(col(missing).isNull()).count()).as(missing).isGreaterThan(50);
    }
    assertThat(rows.filter("amount = 1e14").count()).isGreaterThan(20);
    assertThat(rows.filter("age = -1e9").count()).isGreaterThan(20);
    assertThat(rows.filter("country = 'Ελλάδα'").count()).isGreaterThan(50);
    assertThat(rows.filter("narration LIKE '%école%'").count()).isGreaterThan(50);
    assertThat(known).extracting(row -> row.getString(0)).contains("中国").doesNotContain("Ελλάδα");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("algorithms")
  void scoresDirtyRowsAsSparkDoes(ExactRecipes.Algorithm how) throws Exception {
    compare(how.algorithm(), MessyTables.recipe(Path.of("."), how.recipe()), how.tolerance());
  }

  /** The model of a row's every column would show a difference that trees pass over. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("steps")
  void preparesDirtyRowsAsSparkDoes(ExactRecipes.Step step) throws Exception {
    var recipe = MessyTables.recipe(Path.of("."), step.recipe("standard"));
    compare("logistic-regression", recipe, 1e-6);
    compare("xgboost", recipe, 1e-5);
  }

  private static void compare(String algorithm, Recipe recipe, double tolerance) {
    // Given
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
    var how = new ExactRecipes.Algorithm(algorithm, "none", "none", parameters, 0);
    var recipe = MessyTables.recipe(Path.of("."), how.recipe());
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
