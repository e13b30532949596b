package assay.adapters.training.learn;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.adapters.training.preprocess.Matrix;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe.Scale;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.NaiveBayes;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.classification.ProbabilisticClassifier;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The classifiers of Spark that give a probability. */
enum SparkLearner implements Learner {
  LOGISTIC_REGRESSION,
  DECISION_TREE,
  RANDOM_FOREST,
  GRADIENT_BOOSTED_TREES,
  NAIVE_BAYES,
  MULTILAYER_PERCEPTRON;

  /**
   * In place of the layers, whose first is the number of columns, a recipe gives the inner ones.
   */
  private static final String HIDDEN = "hiddenLayers";

  private ProbabilisticClassifier<Vector, ?, ?> estimator() {
    return switch (this) {
      case LOGISTIC_REGRESSION -> new LogisticRegression();
      case DECISION_TREE -> new DecisionTreeClassifier();
      case RANDOM_FOREST -> new RandomForestClassifier();
      case GRADIENT_BOOSTED_TREES -> new GBTClassifier();
      case NAIVE_BAYES -> new NaiveBayes();
      case MULTILAYER_PERCEPTRON -> new MultilayerPerceptronClassifier();
    };
  }

  String algorithm() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  @Override
  public Matrix matrix(Scale wanted) {
    return switch (this) {
      case NAIVE_BAYES -> new Matrix(false, Scale.MIN_MAX, true);
      case MULTILAYER_PERCEPTRON ->
          new Matrix(false, wanted == Scale.NONE ? Scale.STANDARD : wanted, false);
      case LOGISTIC_REGRESSION -> new Matrix(false, wanted, false);
      default -> new Matrix(false, Scale.NONE, false);
    };
  }

  @Override
  public TrainedModel fit(Prepared prepared, Map<String, Object> parameters, long seed) {
    var rows = prepared.rows();
    var preprocessing = prepared.preprocessing();
    var classifier = estimator();
    var given = new LinkedHashMap<>(parameters);
    if (this == MULTILAYER_PERCEPTRON) {
      layers((MultilayerPerceptronClassifier) classifier, given, preprocessing.width());
    }
    if (classifier.hasParam("seed")) {
      given.putIfAbsent("seed", seed);
    }
    Parameters.set(classifier, algorithm(), given);
    classifier.setFeaturesCol(Preprocessor.VECTOR).setLabelCol(Roles.LABEL);
    if (classifier.hasParam("weightCol")) {
      classifier.set(classifier.getParam("weightCol"), Roles.WEIGHT);
    }
    var model = (ProbabilisticClassificationModel<Vector, ?>) classifier.fit(rows);
    return new SparkModel(preprocessing, model, false, gain(model, rows, preprocessing));
  }

  private static void layers(
      MultilayerPerceptronClassifier network, Map<String, Object> given, int width) {
    Object hidden = given.remove(HIDDEN);
    if (given.containsKey("layers")) {
      throw new BadData(
          "multilayer-perceptron: give '%s' (the inner layers), as [16, 8], in place of 'layers'; the number of columns is known only after preprocessing."
              .formatted(HIDDEN));
    }
    int[] inner =
        hidden instanceof java.util.List<?> list
            ? list.stream().mapToInt(v -> ((Number) v).intValue()).toArray()
            : new int[] {16};
    int[] layers = new int[inner.length + 2];
    layers[0] = width;
    System.arraycopy(inner, 0, layers, 1, inner.length);
    layers[layers.length - 1] = 2;
    network.setLayers(layers);
  }

  private static Map<String, Double> gain(
      ProbabilisticClassificationModel<Vector, ?> model,
      Dataset<Row> prepared,
      FittedPreprocessing preprocessing) {
    Vector importances;
    if (model instanceof DecisionTreeClassificationModel tree) {
      importances = tree.featureImportances();
    } else if (model instanceof RandomForestClassificationModel forest) {
      importances = forest.featureImportances();
    } else if (model instanceof GBTClassificationModel boosted) {
      importances = boosted.featureImportances();
    } else if (model instanceof LogisticRegressionModel linear) {
      double[] deviations = ColumnSpread.deviations(prepared);
      double[] coefficients = linear.coefficients().toArray();
      return Gains.byFeature(preprocessing, i -> Math.abs(coefficients[i]) * deviations[i]);
    } else {
      return Map.of();
    }
    return Gains.byFeature(preprocessing, importances::apply);
  }

  static SparkLearner named(String algorithm) {
    return Arrays.stream(values())
        .filter(learner -> learner.algorithm().equals(algorithm))
        .findFirst()
        .orElseThrow(() -> new BadData("There is no algorithm '" + algorithm + "'."));
  }
}
