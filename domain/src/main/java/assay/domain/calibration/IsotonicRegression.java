package assay.domain.calibration;

import assay.domain.evaluation.ScoredLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rising function that fits the labels best in least squares, by pooling adjacent violators
 * (Ayer et al. 1955; Zadrozny and Elkan, Transforming classifier scores into accurate multiclass
 * probability estimates, 2002), joined by straight lines between the ends of its steps and constant
 * outside of them, as scikit-learn does it.
 *
 * @param points at least one, their scores strictly growing and their probabilities not falling
 */
public record IsotonicRegression(List<Point> points) implements Calibrator {
  public IsotonicRegression {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("An isotonic regression has at least one point.");
    }
    for (int i = 1; i < points.size(); i++) {
      if (!(points.get(i).score() > points.get(i - 1).score()
          && points.get(i).probability() >= points.get(i - 1).probability())) {
        throw new IllegalArgumentException(
            "The points of an isotonic regression rise; %s follows %s."
                .formatted(points.get(i), points.get(i - 1)));
      }
    }
  }

  /**
   * One corner.
   *
   * @param score of the model, [0, 1]
   * @param probability calibrated, [0, 1]
   */
  public record Point(double score, double probability) {
    public Point {
      if (!(score >= 0 && score <= 1 && probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "Score and probability lie in [0, 1], not %s and %s.".formatted(score, probability));
      }
    }
  }

  @Override
  public double calibrate(double probability) {
    int above = 0;
    while (above < points.size() && points.get(above).score() < probability) {
      above++;
    }
    if (above == points.size()) {
      return points.get(above - 1).probability();
    }
    var upper = points.get(above);
    if (above == 0 || upper.score() == probability) {
      return upper.probability();
    }
    var lower = points.get(above - 1);
    double part = (probability - lower.score()) / (upper.score() - lower.score());
    return lower.probability() + part * (upper.probability() - lower.probability());
  }

  @Override
  public String method() {
    return "isotonic";
  }

  private record Step(double from, double to, double weight, double sum) {
    double mean() {
      return sum / weight;
    }

    Step with(Step next) {
      return new Step(from, next.to, weight + next.weight, sum + next.sum);
    }
  }

  /** Fits to labels; events of equal score are one step. */
  public static IsotonicRegression fit(ScoredLabels sample) {
    int[] order =
        IntStream.range(0, sample.size())
            .boxed()
            .sorted(Comparator.comparingDouble(sample::score))
            .mapToInt(Integer::intValue)
            .toArray();
    var steps = new ArrayList<Step>();
    for (int i = 0, end; i < order.length; i = end) {
      double score = sample.score(order[i]);
      end = i;
      while (end < order.length && sample.score(order[end]) == score) {
        end++;
      }
      long frauds = Arrays.stream(order, i, end).filter(sample::fraud).count();
      var step = new Step(score, score, end - i, frauds);
      while (!steps.isEmpty() && steps.get(steps.size() - 1).mean() >= step.mean()) {
        step = steps.remove(steps.size() - 1).with(step);
      }
      steps.add(step);
    }
    var points = new ArrayList<Point>();
    for (var step : steps) {
      points.add(new Point(step.from(), step.mean()));
      if (step.to() > step.from()) {
        points.add(new Point(step.to(), step.mean()));
      }
    }
    return new IsotonicRegression(points);
  }
}
