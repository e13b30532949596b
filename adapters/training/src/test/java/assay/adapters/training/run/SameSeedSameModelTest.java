package assay.adapters.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.TestFormats;
import assay.adapters.training.data.Partition;
import assay.adapters.training.data.Splitter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five partitions on two threads come in as they like; the models are the same all the same. */
@ExtendWith(SparkExtension.class)
class SameSeedSameModelTest {
  /**
   * What other orders of floating-point sums may change, relative to the number: solvers that
   * iterate carry the sixteenth digit up to the eighth.
   */
  private static final double LAST_DIGITS = 1e-6;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+[.][0-9]+(?:E-?[0-9]+)?");

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws Exception {
    MessyTables.definition(folder);
    for (int file = 1; file <= 5; file++) {
      MessyTables.events(folder, "events-" + file, file, 500, false);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        models:
          - {name: linear, algorithm: logistic-regression, parameters: {regParam: 0.001}}
          - {name: forest, algorithm: random-forest, parameters: {numTrees: 10}}
          - name: boosted
            algorithm: xgboost
            parameters: {num_round: 15, subsample: 0.8, colsample_bytree: 0.7}
            tune: {grid: {max_depth: [2, 3, 4], eta: [0.1, 0.2, 0.3]}, points: 2, folds: 2}
          - {name: light, algorithm: lightgbm, parameters: {num_iterations: 15, bagging_fraction: 0.8, bagging_freq: 1, feature_fraction: 0.7}}
          - {name: mean, combine: average, of: [linear, boosted]}
          - {name: stacked, combine: stack, of: [linear, forest, light]}
        """,
        """
        balance: {method: undersample, share: 0.4}
        models:
          - {name: light, algorithm: lightgbm, parameters: {num_iterations: 10}}
          - {name: spread, algorithm: xgboost, parameters: {num_round: 10, num_workers: 2, subsample: 0.8}}
        """,
        """
        balance: {method: smote, share: 0.4}
        models:
          - {name: tree, algorithm: decision-tree}
          - {name: bayes, algorithm: naive-bayes}
          - {name: svm, algorithm: linear-svm, parameters: {maxIter: 10}}
          - {name: network, algorithm: multilayer-perceptron, parameters: {maxIter: 10, hiddenLayers: [4]}}
        """,
        """
        balance: {method: weights, share: 0.4}
        models:
          - {name: tree, algorithm: decision-tree}
          - {name: forest, algorithm: random-forest, parameters: {numTrees: 5}}
          - {name: gbt, algorithm: gradient-boosted-trees, parameters: {maxIter: 5}}
        """
      })
  void trainsTheSameModelsAgain(String models) throws Exception {
    var first = documents(models);
    var second = documents(models);

    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((name, document) -> assertTheSame(name, document, second.get(name)));
  }

  /** What was learned, by model: parameters, document, calibrator and what judges it. */
  private static Map<String, String> documents(String models) throws Exception {
    var recipe =
        MessyTables.recipe(
            folder,
            """
            stream: messy/stream.json
            data: {files: ['events-*.ndjson']}
            preprocess: {mostCategories: 4, scale: standard, text: {vocabulary: 6, minDocuments: 5}}
            seed: 11
            """
                + models);
    var documents = new PmmlModelDocuments();
    var parts =
        new Trainer(
                SparkExtension.spark(),
                new TestFormats(),
                documents,
                new PmmlFraudModels(),
                Clock.systemUTC(),
                line -> {})
            .split(recipe);
    var contest =
        new Contest(
            recipe,
            parts.definition(),
            Splitter.rows(parts, Partition.TRAIN),
            Sample.of(Splitter.rows(parts, Partition.VALIDATION)),
            Sample.of(Splitter.rows(parts, Partition.TEST)),
            line -> {});
    recipe.models().forEach(contest::enter);
    assertThat(parts.rows().rdd().getNumPartitions()).isGreaterThanOrEqualTo(5);
    parts.release();
    var found = new LinkedHashMap<String, String>();
    for (var candidate : contest.candidates()) {
      var scores = new StringBuilder();
      for (int row = 0; row < candidate.unseen().size(); row++) {
        scores.append(candidate.unseen().score(row)).append('\n');
      }
      found.put(
          candidate.name(),
          String.join(
              "\n",
              candidate.parameters().toString(),
              candidate.calibrator().toString(),
              new String(candidate.model().document(documents), StandardCharsets.UTF_8)
                  .replaceAll("(tf(?:-idf)?)@[0-9]+", "$1")
                  .replaceAll("<Timestamp>[^<]*", "<Timestamp>"),
              scores));
    }
    return found;
  }

  private static void assertTheSame(String name, String first, String second) {
    assertThat(NUMBER.matcher(second).replaceAll("#"))
        .as(name)
        .isEqualTo(NUMBER.matcher(first).replaceAll("#"));
    var again = numbers(second);
    var numbers = numbers(first);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(again.get(i))
          .as("%s, number %d", name, i)
          .isCloseTo(
              numbers.get(i), within(LAST_DIGITS * Math.max(1e-4, Math.abs(numbers.get(i)))));
    }
  }

  private static List<Double> numbers(String text) {
    var numbers = new ArrayList<Double>();
    var found = NUMBER.matcher(text);
    while (found.find()) {
      numbers.add(Double.parseDouble(found.group()));
    }
    return numbers;
  }
}
