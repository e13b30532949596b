package assay.adapters.training.learn;

import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.application.training.ModelDocuments;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Several models as one: their probabilities averaged, or joined by a logistic regression on their
 * log-odds.
 *
 * @param weights of the average, or coefficients of the regression
 * @param intercept of the regression; null for an average
 */
public record CombinedModel(List<TrainedModel> parts, double[] weights, @Nullable Double intercept)
    implements TrainedModel {
  private static final double CLIP = 1e-15;

  public CombinedModel {
    parts = List.copyOf(parts);
    weights = weights.clone();
  }

  @Override
  public FittedPreprocessing preprocessing() {
    return parts.get(0).preprocessing();
  }

  @Override
  public List<TrainedModel> leaves() {
    return parts.stream().flatMap(part -> part.leaves().stream()).distinct().toList();
  }

  @Override
  public double[] score(Dataset<Row> events) {
    return combine(parts.stream().map(part -> part.score(events)).toArray(double[][]::new));
  }

  /** Combines scores of the parts, by part and row. */
  public double[] combine(double[][] scores) {
    double[] combined = new double[scores[0].length];
    double total = Arrays.stream(weights).sum();
    for (int row = 0; row < combined.length; row++) {
      double sum = intercept == null ? 0 : intercept;
      for (int part = 0; part < scores.length; part++) {
        double score = scores[part][row];
        sum += weights[part] * (intercept == null ? score / total : logOdds(score));
      }
      combined[row] = intercept == null ? Math.min(1, sum) : 1 / (1 + Math.exp(-sum));
    }
    return combined;
  }

  /** Log-odds of a probability held away from 0 and 1. */
  public static double logOdds(double probability) {
    double clipped = Math.max(CLIP, Math.min(1 - CLIP, probability));
    return Math.log(clipped / (1 - clipped));
  }

  @Override
  public byte[] document(ModelDocuments documents) {
    var bare = parts.stream().map(part -> part.document(documents)).toList();
    return intercept == null
        ? documents.average(bare, weights)
        : documents.stack(bare, "1", weights, intercept);
  }

  @Override
  public boolean singlePrecision() {
    return parts.stream().anyMatch(TrainedModel::singlePrecision);
  }

  @Override
  public Map<String, Double> gain() {
    var sums = new LinkedHashMap<String, Double>();
    parts.forEach(part -> part.gain().forEach((f, gain) -> sums.merge(f, gain, Double::sum)));
    double total = sums.values().stream().mapToDouble(Double::doubleValue).sum();
    sums.replaceAll((feature, gain) -> gain / total);
    return sums;
  }
}
