package assay.adapters.training.learn;

import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.application.training.ModelDocuments;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassificationModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A model of XGBoost, with the booster's own form beside it. */
record XgboostModel(SparkModel model, XGBoostClassificationModel classifier)
    implements TrainedModel {
  @Override
  public FittedPreprocessing preprocessing() {
    return model.preprocessing();
  }

  @Override
  public double[] score(Dataset<Row> events) {
    return model.score(events);
  }

  @Override
  public byte[] document(ModelDocuments documents) {
    return documents.weigh(model.document(documents), booster());
  }

  @Override
  public boolean singlePrecision() {
    return model.singlePrecision();
  }

  @Override
  public Map<String, Double> gain() {
    return model.gain();
  }

  /** The booster as XGBoost writes it in JSON, which has the weights of the nodes. */
  private byte[] booster() {
    try {
      return classifier.nativeBooster().booster().toByteArray("json");
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost does not write its model.", e);
    }
  }
}
