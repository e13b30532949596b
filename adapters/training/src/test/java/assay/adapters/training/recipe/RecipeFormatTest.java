package assay.adapters.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.adapters.training.recipe.Recipe.BalanceMethod;
import assay.adapters.training.recipe.Recipe.CalibrationMethod;
import assay.adapters.training.recipe.Recipe.Imputation;
import assay.adapters.training.recipe.Recipe.Metric;
import assay.adapters.training.recipe.Recipe.Scale;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeFormatTest {
  private static final String LEAST =
      """
      stream: streams/cards/stream.json
      data: {files: [events.csv]}
      models: [{name: first, algorithm: xgboost}]
      """;

  @Test
  void fillsInEveryDefault() throws Exception {
    var recipe = read(LEAST);

    assertThat(recipe.stream()).isEqualTo(Path.of("/recipes/streams/cards/stream.json"));
    assertThat(recipe.data().encoding()).isEqualTo("UTF-8");
    assertThat(recipe.data().separator()).isEqualTo(",");
    assertThat(recipe.data().format()).isEmpty();
    assertThat(recipe.data().where()).isEmpty();
    assertThat(recipe.split().byTime()).isEmpty();
    assertThat(recipe.split().test()).isEqualTo(0.2);
    assertThat(recipe.split().validation()).isEqualTo(0.2);
    assertThat(recipe.split().gap()).isZero();
    assertThat(recipe.preprocess().impute()).isEqualTo(Imputation.MEDIAN);
    assertThat(recipe.preprocess().scale()).isEqualTo(Scale.NONE);
    assertThat(recipe.preprocess().mostCategories()).isEqualTo(50);
    assertThat(recipe.balance().method()).isEqualTo(BalanceMethod.NONE);
    assertThat(recipe.select()).isEqualTo(Metric.AVERAGE_PRECISION);
    assertThat(recipe.calibration()).isEqualTo(CalibrationMethod.BEST);
    assertThat(recipe.seed()).isEqualTo(1);
    assertThat(recipe.models().get(0).parameters()).isEmpty();
  }

  @Test
  void readsWhatItIsTold() throws Exception {
    var recipe =
        read(
            """
            stream: s/stream.json
            seed: 7
            data: {files: [a.csv, "b*.csv"], format: csv, encoding: ISO-8859-1, separator: ";", where: "amount > 0"}
            split: {by: time, test: 0.3, validation: 0.1, gap: P7D, holdout: PT12H}
            preprocess:
              remove: [a]
              derive: [{name: b, expression: x + 1}, {name: a2, expression: b * 2}]
              impute: most-frequent
              constants: {x: -1}
              scale: min-max
            balance: {method: smote, share: 0.3}
            models:
              - name: forest
                algorithm: random-forest
                parameters: {numTrees: 20, thresholds: [0.5, 0.5], bootstrap: false}
                tune: {grid: {maxDepth: [4, 8]}, points: 1, metric: rocAuc, window: P28D, step: P7D}
              - {name: line, algorithm: linear-svm}
              - {name: both, combine: stack, of: [forest, line]}
            select: savings
            calibration: platt
            """);

    assertThat(recipe.split().byTime()).contains(true);
    assertThat(recipe.split().gap()).isEqualTo(Duration.ofDays(7));
    assertThat(recipe.split().holdout()).isEqualTo(Duration.ofHours(12));
    assertThat(recipe.preprocess().derive().keySet()).containsExactly("b", "a2");
    assertThat(recipe.preprocess().impute()).isEqualTo(Imputation.MOST_FREQUENT);
    assertThat(recipe.preprocess().scale()).isEqualTo(Scale.MIN_MAX);
    var forest = recipe.models().get(0);
    assertThat(forest.parameters())
        .containsAllEntriesOf(
            Map.of("numTrees", 20, "thresholds", List.of(0.5, 0.5), "bootstrap", false));
    assertThat(forest.tuning().orElseThrow().metric()).isEqualTo(Metric.ROC_AUC);
    assertThat(forest.tuning().orElseThrow().step()).isEqualTo(Duration.ofDays(7));
    assertThat(recipe.models().get(2).combination().orElseThrow().stacked()).isTrue();
    assertThat(recipe.select()).isEqualTo(Metric.SAVINGS);
  }

  @Test
  void readsJsonToo() throws Exception {
    var recipe =
        read(
            """
            {"stream": "s/stream.json", "data": {"files": ["a.csv"]}, "models": [{"name": "m", "algorithm": "lightgbm"}]}
            """);

    assertThat(recipe.models().get(0).algorithm()).contains("lightgbm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sead: 1|sead|",
        "data: {files: [a], separater: x}|/data|separater",
        "seed: many|/seed|integer",
        "split: {test: '0.2'}|/split/test|number",
        "split: {test: 1}|/split/test|1",
        "data: {files: a.csv}|/data/files|array",
        "data: {files: []}|/data/files|1",
        "calibration: perfect|/calibration|platt",
        "preprocess: {scale: standart}|/preprocess/scale|standard",
        "models: [{name: m, algorithm: oracle}]|/models/0/algorithm|lightgbm",
        "models: [{name: m}]|/models/0|",
        "models: [{name: a b, algorithm: xgboost}]|/models/0/name|",
        "models: []|/models|1",
        "preprocess: {derive: [{name: 1x, expression: a}]}|/preprocess/derive/0/name|",
        "balance: {method: smote, share: 1}|/balance/share|1",
        "split: {gap: a week}|/split/gap|P7D",
        "split: {gap: -P1D}|/split/gap|-P1D",
        "split: {holdout: P1M}|/split/holdout|P1M",
        "split: {test: 0.6, validation: 0.4}|/split|leave nothing",
        "models: [{name: m, algorithm: xgboost}, {name: m, algorithm: linear-svm}]|/models|'m' stands twice",
        "models: [{name: m, algorithm: xgboost}, {name: c, combine: average, of: [m, n]}]|/models/c/of|'n' is no model",
        "models: [{name: c, combine: average, of: [c, m]}, {name: m, algorithm: xgboost}]|/models/c/of|'c' is no model",
        "split: {by: random, gap: P7D}|/split|by time",
        "models: [{name: m, algorithm: xgboost}, {name: c, combine: average, of: [m, m]}]|/models/1/of|unique",
        "models: [{name: m, algorithm: xgboost}, {name: n, algorithm: xgboost}, {name: c, combine: average, of: [m, n], tune: {grid: {eta: [1]}}}]|/models/c|neither",
        "models: [{name: m, algorithm: xgboost, tune: {grid: {eta: [1]}, window: P7D}}]|/models/m/tune|go together",
        "models: [{name: m, algorithm: xgboost, tune: {grid: {eta: [1]}, window: long, step: P1D}}]|/models/m/tune/window|'long'"
      })
  void saysWhatIsWrongAndWhere(String wrong, String pointer, String word) {
    var invalid = refused(with(wrong));

    assertThat(invalid.problems())
        .anySatisfy(
            problem -> assertThat(problem).contains(pointer).contains(word == null ? "" : word));
    assertThat(invalid).hasMessageContaining("recipe.yaml");
  }

  @Test
  void saysEveryProblemAtOnce() {
    assertThat(refused(with("split: {test: 2, gap: 7}")).problems()).hasSize(2);
  }

  @Test
  void tellsTheLineOfWhatIsNoYaml() {
    assertThat(refused("stream: s\ndata: {files: [a}\n").problems())
        .singleElement()
        .asString()
        .contains("not well-formed")
        .contains("line 2");
    assertThat(refused("seed: 1\nseed: 2\n").problems())
        .singleElement()
        .asString()
        .contains("seed");
    assertThat(refused("").problems()).isNotEmpty();
  }

  private static String with(String line) {
    String key = line.substring(0, line.indexOf(':') + 1);
    return LEAST.lines().filter(l -> !l.startsWith(key)).reduce("", (a, b) -> a + b + "\n") + line;
  }

  private static Recipe read(String text) throws Exception {
    return RecipeFormat.parse(
        text.getBytes(StandardCharsets.UTF_8), Path.of("/recipes/recipe.yaml"));
  }

  private static InvalidRecipe refused(String text) {
    var invalid = catchThrowableOfType(InvalidRecipe.class, () -> read(text));
    assertThat(invalid).as(text).isNotNull();
    return invalid;
  }
}
