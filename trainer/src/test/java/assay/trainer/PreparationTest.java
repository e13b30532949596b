package assay.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.training.learn.CombinedModel;
import assay.adapters.training.learn.TrainedModel;
import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.application.training.ModelDocuments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class PreparationTest {
  /** A model of which nothing but its preprocessing is asked. */
  private record Prepared(FittedPreprocessing preprocessing) implements TrainedModel {
    @Override
    public double[] score(Dataset<Row> events) {
      return new double[0];
    }

    @Override
    public byte[] document(ModelDocuments documents) {
      return new byte[0];
    }

    @Override
    public boolean singlePrecision() {
      return false;
    }

    @Override
    public Map<String, Double> gain() {
      return Map.of();
    }
  }

  private static final Prepared LINEAR =
      prepared(List.of("Missing numbers become the median.", "One-hot."), List.of("Empty: a."));
  private static final Prepared TREES =
      prepared(List.of("Missing numbers are left to the trees.", "One-hot."), List.of());

  private static Prepared prepared(List<String> steps, List<String> warnings) {
    return new Prepared(
        new FittedPreprocessing(
            new PipelineModel("none", new Transformer[0]),
            new StructType(),
            List.of(),
            steps,
            warnings));
  }

  private static Preparation of(TrainedModel model, Map<TrainedModel, String> more) {
    var names = new HashMap<TrainedModel, String>(more);
    names.put(LINEAR, "linear");
    names.put(TREES, "trees");
    return new Preparation(model, names);
  }

  @Test
  void tellsTheStepsOfAPlainModelWithoutAName() {
    var preparation = of(LINEAR, Map.of());

    assertThat(preparation.steps())
        .containsExactly("Missing numbers become the median.", "One-hot.");
    assertThat(preparation.warnings()).containsExactly("Empty: a.");
    assertThat(preparation.combinations()).isEmpty();
  }

  @Test
  void tellsTheStepsAndWarningsOfEveryPart() {
    var mean = new CombinedModel(List.of(TREES, LINEAR), new double[] {1, 1}, null);

    var preparation = of(mean, Map.of(mean, "mean"));

    assertThat(preparation.steps())
        .containsExactly(
            "trees: Missing numbers are left to the trees.",
            "One-hot.",
            "linear: Missing numbers become the median.");
    assertThat(preparation.warnings()).containsExactly("linear: Empty: a.");
    assertThat(preparation.combinations())
        .containsExactly("mean is the average of the probabilities of trees, linear.");
  }

  @Test
  void tellsCombinationsOfCombinationsAndEachPartOnce() {
    var mean = new CombinedModel(List.of(LINEAR, TREES), new double[] {1, 1}, null);
    var stack = new CombinedModel(List.of(TREES, mean), new double[] {0.25, 1.5}, -0.5);

    var preparation = of(stack, Map.of(mean, "mean", stack, "stack"));

    assertThat(preparation.steps())
        .containsExactly(
            "trees: Missing numbers are left to the trees.",
            "One-hot.",
            "linear: Missing numbers become the median.");
    assertThat(preparation.combinations())
        .containsExactly(
            "mean is the average of the probabilities of linear, trees.",
            "stack is a logistic regression on the log-odds of trees (0.250), mean (1.500), fitted on validation data, with intercept -0.500.");
  }
}
