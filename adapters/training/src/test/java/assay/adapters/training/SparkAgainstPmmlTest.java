package assay.adapters.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.data.EventFiles;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Roles;
import assay.adapters.training.data.StreamSource;
import assay.adapters.training.learn.Fitting;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.RecipeFormat;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.domain.features.Features;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every algorithm behind every step of preprocessing: Spark's scores are those of the PMML. */
@ExtendWith(SparkExtension.class)
class SparkAgainstPmmlTest {
  @TempDir static Path folder;
  private static EventTable train;
  private static EventTable dirty;
  private static Recipe base;

  @BeforeAll
  static void read() throws Exception {
    Path stream = folder.resolve("messy/stream.json");
    Files.createDirectories(stream.getParent());
    try (var in = SparkAgainstPmmlTest.class.getResourceAsStream("/messy/stream.json")) {
      Files.copy(in, stream);
    }
    base = recipe("none", "logistic-regression", "{}");
    var files = new EventFiles(SparkExtension.spark(), line -> {});
    var source = StreamSource.read(stream, new TestFormats());
    train = files.read(List.of(events("train", 1, 4_000, false)), base.data(), source);
    train.rows().persist();
    dirty = files.read(List.of(events("dirty", 2, 1_200, true)), base.data(), source);
    dirty.rows().persist();
  }

  private static Path events(String name, long seed, int count, boolean unseen) throws Exception {
    var events = new MessyEvents(seed, unseen);
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lines.add(events.next(1_700_000_000L + 60L * i));
    }
    return Files.write(folder.resolve(name + ".ndjson"), lines);
  }

  private static Recipe recipe(String scale, String algorithm, String parameters) throws Exception {
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
        models: [{name: m, algorithm: %s, parameters: %s}]
        """
            .formatted(scale, algorithm, parameters);
    return RecipeFormat.parse(text.getBytes(StandardCharsets.UTF_8), folder.resolve("recipe.yaml"));
  }

  @ParameterizedTest(name = "{0}, scaled {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "logistic-regression|none|{regParam: 0.001}|1e-6",
        "logistic-regression|standard|{regParam: 0.001, elasticNetParam: 0.5}|1e-6",
        "logistic-regression|min-max|{}|1e-6",
        "logistic-regression|max-abs|{}|1e-6",
        "decision-tree|none|{maxDepth: 6}|1e-6",
        "random-forest|none|{numTrees: 20, maxDepth: 8}|1e-6",
        "gradient-boosted-trees|none|{maxIter: 10, maxDepth: 4}|1e-6",
        "linear-svm|none|{maxIter: 30, regParam: 0.01}|1e-6",
        "linear-svm|standard|{maxIter: 30}|1e-6",
        "naive-bayes|none|{}|1e-6",
        "multilayer-perceptron|none|{hiddenLayers: [6], maxIter: 30}|1e-6",
        "xgboost|none|{num_round: 30, max_depth: 4, eta: 0.2}|1e-5",
        "lightgbm|none|{num_iterations: 40, num_leaves: 15}|1e-6"
      })
  void scoresDirtyRowsAsSparkDoes(
      String algorithm, String scale, String parameters, double tolerance) throws Exception {
    // Given
    var recipe = recipe(scale, algorithm, parameters);
    var preprocessor = new Preprocessor(recipe.preprocess(), train.features());
    var model =
        Fitting.prepare(algorithm, preprocessor, recipe, train.rows())
            .fit(recipe.models().get(0).parameters());
    // When
    double[] spark = model.score(dirty.rows());
    double[] pmml = scored(model.document(new PmmlModelDocuments()));
    // Then
    assertThat(spark).hasSizeGreaterThanOrEqualTo(1_000);
    assertThat(pmml).hasSameSizeAs(spark);
    for (int row = 0; row < spark.length; row++) {
      assertThat(pmml[row])
          .as("row %d", row)
          .isCloseTo(spark[row], org.assertj.core.api.Assertions.within(tolerance));
    }
    assertThat(java.util.Arrays.stream(spark).distinct().count()).isGreaterThan(3);
  }

  private static double[] scored(byte[] document) {
    var loaded = new PmmlFraudModels().load(document, train.definition());
    assertThat(loaded).isInstanceOf(Loaded.Ready.class);
    var model = ((Loaded.Ready) loaded).model();
    return dirty.rows().orderBy(Roles.ROW).collectAsList().stream()
        .mapToDouble(row -> score(model, row))
        .toArray();
  }

  private static double score(FraudModel model, Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (var rule : train.features()) {
      values.put(rule.name(), row.get(row.fieldIndex(rule.name())));
    }
    var outcome = model.score(new Features(values));
    assertThat(outcome).isInstanceOf(FraudModel.Outcome.Scored.class);
    return ((FraudModel.Outcome.Scored) outcome).probability().value();
  }
}
