package assay.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Precision against recall over all thresholds: the picture to look at where fraud is rare (Davis
 * and Goadrich, The relationship between precision-recall and ROC curves, 2006).
 */
public final class PrecisionRecallCurve {
  private final ScoredLabels sample;

  private PrecisionRecallCurve(ScoredLabels sample) {
    this.sample = sample;
  }

  /** The curve of a sample; empty without fraud. */
  public static Optional<PrecisionRecallCurve> of(ScoredLabels sample) {
    return sample.frauds() > 0 ? Optional.of(new PrecisionRecallCurve(sample)) : Optional.empty();
  }

  /** Precision and recall when every event is flagged whose score is at least the threshold. */
  public record Point(double threshold, double precision, double recall) {}

  /**
   * Average precision, (0, 1]: the sum of (R_n - R_(n-1)) P_n over the thresholds from the highest
   * down, without interpolation, as scikit-learn's average_precision_score. Events of equal score
   * are one threshold. A random ranking has the share of fraud.
   */
  public double averagePrecision() {
    double sum = 0;
    for (int cut = 0; cut < sample.cuts(); cut++) {
      double frauds = sample.fraudsFrom(cut) - sample.fraudsFrom(cut - 1);
      sum += frauds * sample.fraudsFrom(cut) / sample.rowsFrom(cut);
    }
    return sum / sample.frauds();
  }

  /**
   * The curve from the highest threshold down, for drawing: all points where they are few enough,
   * else one whenever recall has moved by 1 / (atMost - 2), and both ends.
   *
   * @param atMost how many points to give at most, 3 or more
   */
  public List<Point> points(int atMost) {
    double step = Thinning.step(1, sample.cuts(), atMost);
    double recall = 0;
    var points = new ArrayList<Point>();
    for (int cut = 0; cut < sample.cuts(); cut++) {
      var point = point(cut);
      boolean end = cut == 0 || cut == sample.cuts() - 1;
      if (end || point.recall() - recall >= step) {
        points.add(point);
        recall = point.recall();
      }
    }
    return List.copyOf(points);
  }

  private Point point(int cut) {
    double frauds = sample.fraudsFrom(cut);
    return new Point(sample.cut(cut), frauds / sample.rowsFrom(cut), frauds / sample.frauds());
  }
}
