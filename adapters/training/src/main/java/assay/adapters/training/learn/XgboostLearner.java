package assay.adapters.training.learn;

import assay.adapters.training.data.Roles;
import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.adapters.training.preprocess.Matrix;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe.Scale;
import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassificationModel;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * XGBoost on Spark. Rows are dense and missing numbers are NaN, or zeros would count as missing.
 */
final class XgboostLearner implements Learner {
  @Override
  public Matrix matrix(Scale wanted) {
    return new Matrix(true, Scale.NONE, false);
  }

  @Override
  public TrainedModel fit(
      Dataset<Row> prepared,
      FittedPreprocessing preprocessing,
      Map<String, Object> parameters,
      long seed) {
    var classifier = new XGBoostClassifier();
    var given = new LinkedHashMap<>(parameters);
    given.putIfAbsent("seed", seed);
    given.putIfAbsent("objective", "binary:logistic");
    given.putIfAbsent("tree_method", "hist");
    given.putIfAbsent("num_workers", prepared.sparkSession().sparkContext().defaultParallelism());
    Parameters.set(classifier, "xgboost", given);
    classifier.setFeaturesCol(Preprocessor.VECTOR);
    classifier.setLabelCol(Roles.LABEL);
    classifier.setWeightCol(Roles.WEIGHT);
    classifier.setMissing(Float.NaN);
    var model = classifier.fit(prepared);
    return new XgboostModel(
        new SparkModel(preprocessing, model, true, gain(model, preprocessing)), model);
  }

  private static Map<String, Double> gain(
      XGBoostClassificationModel model, FittedPreprocessing preprocessing) {
    try {
      Map<String, Double> gains = model.nativeBooster().booster().getScore("", "total_gain");
      return Gains.byFeature(preprocessing, i -> gains.getOrDefault("f" + i, 0.0));
    } catch (ml.dmlc.xgboost4j.java.XGBoostError e) {
      throw new IllegalStateException("XGBoost does not tell the gains of its trees.", e);
    }
  }
}
