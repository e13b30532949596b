package assay.adapters.training.run;

import java.util.List;
import java.util.Map;

/**
 * What a search for parameters tried.
 *
 * @param metric by which it was judged
 * @param folds in words
 * @param points tried, the best first
 */
public record TuningLog(String metric, String folds, List<Point> points) {
  public TuningLog {
    points = List.copyOf(points);
  }

  /**
   * One point of the search.
   *
   * @param scores of each fold, higher is better
   */
  public record Point(Map<String, Object> parameters, List<Double> scores) {
    public Point {
      scores = List.copyOf(scores);
    }

    /** The mean over the folds. */
    public double mean() {
      return scores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
  }
}
