package assay.adapters.training.learn;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.adapters.training.preprocess.Matrix;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe.Scale;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.scala.Booster;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassificationModel;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * XGBoost. Where Spark works in this process and the rows have room here, XGBoost is handed all of
 * them at once, which is a matter of memory copies; otherwise its package for Spark spreads the
 * work. Rows are dense and missing numbers are NaN, or zeros would count as missing.
 */
final class XgboostLearner implements Learner {
  private static final String WORKERS = "num_workers";

  @Override
  public Matrix matrix(Scale wanted) {
    return new Matrix(true, Scale.NONE, false);
  }

  @Override
  public TrainedModel fit(Prepared prepared, Map<String, Object> parameters, long seed) {
    check(parameters);
    var classifier = new XGBoostClassifier();
    var given = new LinkedHashMap<>(parameters);
    given.putIfAbsent("seed", seed);
    given.putIfAbsent("objective", "binary:logistic");
    given.putIfAbsent("tree_method", "hist");
    boolean here = !given.containsKey(WORKERS) && prepared.fitHere();
    if (!here) {
      var context = prepared.rows().sparkSession().sparkContext();
      given.putIfAbsent(WORKERS, context.defaultParallelism());
    }
    Parameters.set(classifier, "xgboost", given);
    classifier.setFeaturesCol(Preprocessor.VECTOR);
    classifier.setLabelCol(Roles.LABEL);
    classifier.setWeightCol(Roles.WEIGHT);
    classifier.setMissing(Float.NaN);
    var model = here ? here(classifier, prepared.dense()) : classifier.fit(prepared.rows());
    var preprocessing = prepared.preprocessing();
    return new XgboostModel(
        new SparkModel(preprocessing, model, true, gain(model, preprocessing)), model);
  }

  /** What would fail only after all training, or not do what it says. */
  private static void check(Map<String, Object> parameters) {
    Object booster = parameters.getOrDefault("booster", "gbtree");
    if (!booster.equals("gbtree")) {
      throw new BadData(
          "xgboost: the booster '%s' can't be written as PMML with all that Assay needs; gbtree can."
              .formatted(booster));
    }
    if (parameters.containsKey("num_early_stopping_rounds")) {
      throw new BadData(
          "xgboost: num_early_stopping_rounds has nothing to watch here. Tune num_round instead.");
    }
  }

  private static XGBoostClassificationModel here(XGBoostClassifier classifier, DenseRows rows) {
    Map<String, Object> parameters =
        new HashMap<>(CollectionConverters.asJava(classifier.getXGBoostParams()));
    // In a task of Spark it would be one thread; here it is a thread a core, unless it is told.
    if (!classifier.isSet(classifier.nthread())) {
      parameters.remove("nthread");
    }
    try {
      var matrix = new DMatrix(rows.values(), rows.rows(), rows.columns(), Float.NaN);
      try {
        matrix.setLabel(rows.labels());
        if (rows.weighed()) {
          matrix.setWeight(rows.weights());
        }
        int rounds = classifier.getNumRound();
        var booster = XGBoost.train(matrix, parameters, rounds, Map.of(), null, null);
        var model =
            new XGBoostClassificationModel(
                classifier.uid(), 2, new Booster(booster), Option.empty());
        classifier.copyValues(model, classifier.extractParamMap());
        return model;
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new BadData("The algorithm xgboost says: %s".formatted(said), e);
    }
  }

  private static Map<String, Double> gain(
      XGBoostClassificationModel model, FittedPreprocessing preprocessing) {
    try {
      Map<String, Double> gains = model.nativeBooster().booster().getScore("", "total_gain");
      return Gains.byFeature(preprocessing, i -> gains.getOrDefault("f" + i, 0.0));
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost does not tell the gains of its trees.", e);
    }
  }
}
