package assay.adapters.training.learn;

import static org.apache.spark.sql.functions.col;

import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.application.training.ModelDocuments;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jpmml.sparkml.PMMLBuilder;

/** A classifier of Spark, which JPMML-SparkML writes as PMML. */
record SparkModel(
    FittedPreprocessing preprocessing,
    Transformer classifier,
    boolean singlePrecision,
    Map<String, Double> gain)
    implements TrainedModel {
  private static final String PROBABILITY = "probability";

  @Override
  public double[] score(Dataset<Row> events) {
    var scored =
        classifier
            .transform(preprocessing.transform(events))
            .withColumn(
                PROBABILITY, functions.vector_to_array(col(PROBABILITY), "float64").getItem(1));
    return Scores.inOrder(scored, PROBABILITY);
  }

  @Override
  public byte[] document(ModelDocuments documents) {
    Transformer[] before = preprocessing.pipeline().stages();
    Transformer[] stages = Arrays.copyOf(before, before.length + 1);
    stages[before.length] = classifier;
    var builder = new PMMLBuilder(preprocessing.schema(), new PipelineModel("assay", stages));
    if (classifier instanceof GBTClassificationModel boosted) {
      var document = builder.putOption("compact", false).build();
      SparkTreeWeights.write(document, boosted.trees());
      return WrittenPmml.of(document);
    }
    return builder.putOption("compact", true).buildByteArray();
  }
}
