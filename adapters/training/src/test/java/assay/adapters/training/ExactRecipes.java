package assay.adapters.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The recipes by which Spark's scores are compared with those of the PMML. Together they make every
 * choice that can change a score; {@link EveryChoiceIsComparedTest} watches.
 */
public final class ExactRecipes {
  private static final String START = "stream: messy/stream.json\ndata: {files: [train.ndjson]}\n";

  private ExactRecipes() {}

  /** An algorithm behind a full preprocessing. */
  record Algorithm(
      String algorithm, String scale, String balance, String parameters, double tolerance) {
    String recipe() {
      return START
          + """
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
          balance: {method: %s, share: 0.4}
          models: [{name: m, algorithm: %s, parameters: %s}]
          """
              .formatted(scale, balance, algorithm, parameters);
    }

    @Override
    public String toString() {
      return "%s %s, scaled %s, balanced by %s".formatted(algorithm, parameters, scale, balance);
    }
  }

  static List<Algorithm> algorithms() {
    return List.of(
        new Algorithm("logistic-regression", "none", "none", "{regParam: 0.001}", 1e-6),
        new Algorithm(
            "logistic-regression",
            "standard",
            "none",
            "{regParam: 0.001, elasticNetParam: 0.5}",
            1e-6),
        new Algorithm("logistic-regression", "min-max", "smote", "{}", 1e-6),
        new Algorithm("logistic-regression", "max-abs", "weights", "{}", 1e-6),
        new Algorithm("decision-tree", "none", "weights", "{maxDepth: 6}", 1e-6),
        new Algorithm("random-forest", "none", "undersample", "{numTrees: 20, maxDepth: 8}", 1e-6),
        new Algorithm("gradient-boosted-trees", "none", "none", "{maxIter: 10, maxDepth: 4}", 1e-6),
        new Algorithm("linear-svm", "none", "none", "{maxIter: 30, regParam: 0.01}", 1e-6),
        new Algorithm("linear-svm", "standard", "undersample", "{maxIter: 30}", 1e-6),
        new Algorithm("naive-bayes", "none", "smote", "{}", 1e-6),
        new Algorithm(
            "multilayer-perceptron", "none", "none", "{hiddenLayers: [6], maxIter: 30}", 1e-6),
        new Algorithm("xgboost", "none", "none", "{num_round: 30, max_depth: 4, eta: 0.2}", 1e-5),
        new Algorithm(
            "xgboost", "none", "weights", "{num_round: 30, max_depth: 4, num_workers: 2}", 1e-5),
        new Algorithm("lightgbm", "none", "weights", "{num_iterations: 40, num_leaves: 15}", 1e-6));
  }

  /** Steps of preprocessing, before a model that reads all columns and before one of trees. */
  record Step(String name, String preprocess) {
    String recipe(String scale) {
      return START
          + "preprocess: {scale: %s, %s}\nmodels: [{name: m, algorithm: xgboost}]\n"
              .formatted(scale, preprocess);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** What each function of expressions is tried on: missing values and extremes among it. */
  static final Map<String, List<String>> FUNCTIONS =
      Map.of(
          "abs", List.of("abs(balance - 100)", "abs(age)"),
          "ceil", List.of("ceil(balance / 7)", "ceil(age / 3)"),
          "exp", List.of("exp(least(balance, 500) / 100)", "exp(0 - abs(hour))"),
          "floor", List.of("floor(balance / 7)", "floor(0 - amount / 3)"),
          "greatest", List.of("greatest(age, balance, 300)", "greatest(hour, -2)"),
          "least", List.of("least(age, balance, 300)", "least(amount, 1000)"),
          "ln", List.of("ln(amount + 1)", "ln(abs(age) + 0.5)"),
          "log10", List.of("log10(amount + 1)", "log10(abs(balance) + 0.01)"),
          "pow", List.of("pow(abs(hour), 1.5)", "pow(2, hour)", "pow(hour, 3)"),
          "sqrt", List.of("sqrt(amount)", "sqrt(abs(balance))"));

  private static final List<String> OPERATORS =
      List.of(
          "amount / 100 + age * 2 - balance",
          "-hour",
          "CASE WHEN age / (balance * balance + 1) > 0.5 THEN 1 ELSE 0 END",
          "CASE WHEN hour < -3 AND age >= 100 THEN 1 WHEN hour <= 0 OR age > 900 THEN 2 ELSE 3 END",
          "CASE WHEN NOT (country = '中国') THEN 1 ELSE 0 END",
          "CASE WHEN country <> 'ES' THEN 1 ELSE 0 END",
          "CASE WHEN country IN ('Türkiye', 'a\\\\'b\\\\\\\\c', 'x\\\"y') THEN 1 ELSE 0 END",
          "CASE WHEN hour IN (1, 2, 3) THEN amount ELSE 0 END",
          "CASE WHEN first_time > 0 THEN hour ELSE age END");

  /** Where a function has no value by itself. */
  private static final List<String> EDGES =
      List.of(
          "exp(amount)",
          "ln(amount)",
          "log10(hour)",
          "sqrt(balance)",
          "pow(hour, 0.5)",
          "pow(hour, -0.01)",
          "CASE WHEN ln(amount) < 2 OR sqrt(age) > 20 THEN 1 ELSE 0 END");

  static List<Step> steps() {
    return List.of(
        new Step(
            "means, flags, few categories, words counted",
            "impute: mean, flags: true, mostCategories: 2, text: {vocabulary: 8, minDocuments: 3, idf: false}, "
                + derive(List.of("age + balance"))),
        new Step(
            "medians, constants, rare categories, words weighed",
            "impute: median, constants: {balance: -1, age: 1000000}, rareBelow: 0.12, text: {vocabulary: 8, minDocuments: 3, idf: true}, "
                + derive(List.of("age + balance"))),
        new Step(
            "most frequent numbers, all categories rare, removed features",
            "impute: most-frequent, rareBelow: 0.9, remove: [narration, first_time], "
                + derive(List.of("age + balance"))),
        new Step(
            "a stated value for missing ones of every type",
            "constants: {age: 12, country: ES, channel: nowhere, first_time: true}, "
                + derive(List.of("age + balance", "CASE WHEN country = 'ES' THEN 1 ELSE 0 END"))),
        new Step("noughts, operators", "impute: zero, " + derive(OPERATORS)),
        new Step("functions", derive(FUNCTIONS.values().stream().flatMap(List::stream).toList())),
        new Step("functions beyond their domain", derive(EDGES)));
  }

  private static String derive(List<String> expressions) {
    var derived = new ArrayList<String>();
    for (String expression : expressions) {
      derived.add("{name: x%d, expression: \"%s\"}".formatted(derived.size(), expression));
    }
    return "derive: [%s]".formatted(String.join(", ", derived));
  }

  private static final String PLAIN =
      """
        - {name: linear, algorithm: logistic-regression, parameters: {regParam: 0.01}}
        - {name: boosted, algorithm: xgboost, parameters: {num_round: 10, max_depth: 3}}
        - {name: mean, combine: average, of: [linear, boosted]}
        - {name: stacked, combine: stack, of: [linear, boosted]}
      """;

  private static final String NESTED =
      """
        - {name: linear, algorithm: logistic-regression, parameters: {regParam: 0.01}}
        - {name: tree, algorithm: decision-tree, parameters: {maxDepth: 4}}
        - {name: forest, algorithm: random-forest, parameters: {numTrees: 5, maxDepth: 4}}
        - {name: boosted, algorithm: xgboost, parameters: {num_round: 10, max_depth: 3}}
        - {name: light, algorithm: lightgbm, parameters: {num_iterations: 10, num_leaves: 7}}
        - {name: mean, combine: average, of: [linear, tree, boosted]}
        - {name: stacked, combine: stack, of: [linear, forest, boosted, light]}
        - {name: both, combine: average, of: [mean, stacked]}
        - {name: tower, combine: stack, of: [mean, stacked, both]}
      """;

  /** Calibrations of plain models and of combinations. */
  public static List<String> calibrations() {
    return List.of(
        calibrated("none", "undersample", PLAIN),
        calibrated("platt", "none", PLAIN),
        calibrated("isotonic", "weights", PLAIN),
        calibrated("best", "none", NESTED + "population: {fraudShare: 0.02}\n"));
  }

  private static String calibrated(String calibration, String balance, String models) {
    return START
        + """
        preprocess: {mostCategories: 4, scale: standard, text: {vocabulary: 20, minDocuments: 5}}
        calibration: %s
        balance: {method: %s}
        explainRows: 20
        models:
        """
            .formatted(calibration, balance)
        + models;
  }

  /** All of them. */
  static List<String> all() {
    var recipes = new ArrayList<>(calibrations());
    algorithms().forEach(algorithm -> recipes.add(algorithm.recipe()));
    steps().forEach(step -> recipes.add(step.recipe("standard")));
    return recipes;
  }
}
