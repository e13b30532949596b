package assay.adapters.training.learn;

import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.application.training.ModelDocuments;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A model with its preprocessing. */
public interface TrainedModel {
  /** The preprocessing that it was trained behind. */
  FittedPreprocessing preprocessing();

  /** The models of which it is made, none of them made of others; itself where it is none. */
  default List<TrainedModel> leaves() {
    return List.of(this);
  }

  /**
   * Scores events, not preprocessed.
   *
   * @return probability of fraud, [0, 1], in the order of {@link
   *     assay.adapters.training.data.Roles#ROW}
   */
  double[] score(Dataset<Row> events);

  /**
   * The bare PMML document: preprocessing and model, with the weights of tree nodes.
   *
   * @param documents weighs and joins documents
   */
  byte[] document(ModelDocuments documents);

  /** Whether it adds in single precision, so that 1e-5 is exact. */
  boolean singlePrecision();

  /**
   * How much each feature gained while training, by the algorithm's own measure, adding up to 1;
   * empty where it has none.
   */
  Map<String, Double> gain();
}
