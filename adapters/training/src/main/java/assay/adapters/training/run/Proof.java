package assay.adapters.training.run;

import assay.adapters.training.data.Roles;
import assay.application.model.FraudModels;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.training.ModelFacts;
import assay.domain.features.FeatureRule;
import assay.domain.features.Features;
import assay.domain.stream.StreamDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The evaluator of the server against Spark, on the first test rows and on the invented ones.
 *
 * @param rows compared
 * @param worst difference of two probabilities
 * @param model as it would serve
 */
public record Proof(int rows, double worst, FraudModel model) {
  private static final int TEST_ROWS = 1_000;
  private static final double DOUBLE = 1e-6;
  private static final double SINGLE = 1e-5;

  static Proof of(
      byte[] pmml,
      FraudModels serving,
      Candidate candidate,
      StreamDefinition definition,
      Sample test,
      ModelFacts facts) {
    var loaded = serving.load(pmml, definition);
    if (loaded instanceof Loaded.Refused refused) {
      throw new IllegalStateException(
          "The server would refuse the document that was written: " + refused.reason());
    }
    var model = ((Loaded.Ready) loaded).model();
    double worst = 0;
    int compared = 0;
    List<Row> rows = test.rows().orderBy(Roles.ROW).limit(TEST_ROWS).collectAsList();
    for (int row = 0; row < rows.size(); row++) {
      double expected = facts.calibrator().calibrate(candidate.uncalibrated().score(row));
      worst =
          Math.max(
              worst,
              Math.abs(expected - score(model, features(rows.get(row), definition.features()))));
      compared++;
    }
    for (var row : facts.verification()) {
      worst =
          Math.max(worst, Math.abs(row.probability() - score(model, new Features(row.inputs()))));
      compared++;
    }
    double allowed = candidate.model().singlePrecision() ? SINGLE : DOUBLE;
    if (!(worst <= allowed)) {
      throw new IllegalStateException(
          "The document does not score as Spark does: the worst of %d rows differs by %.2e, allowed are %.0e. It is not written."
              .formatted(compared, worst, allowed));
    }
    return new Proof(compared, worst, model);
  }

  /** The features of a row. */
  static Features features(Row row, List<FeatureRule> rules) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (FeatureRule rule : rules) {
      values.put(rule.name(), row.get(row.fieldIndex(rule.name())));
    }
    return new Features(values);
  }

  private static double score(FraudModel model, Features features) {
    var outcome = model.score(features);
    if (outcome instanceof FraudModel.Outcome.Scored scored) {
      return scored.probability().value();
    }
    throw new IllegalStateException("The document refuses a row that Spark scores: " + outcome);
  }
}
