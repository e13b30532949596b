package assay.adapters.training.run;

import java.util.List;
import java.util.Map;

/**
 * What a search for parameters tried.
 *
 * @param metric by which it was judged
 * @param folds in words
 * @param points tried, in the order in which they were
 */
public record TuningLog(String metric, String folds, List<Point> points) {
  public TuningLog {
    points = List.copyOf(points);
  }

  /** The point with the highest mean, the first of several. */
  public Point best() {
    Point best = points.get(0);
    for (Point point : points) {
      best = point.mean() > best.mean() ? point : best;
    }
    return best;
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
