package assay.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The receiver operating characteristic: recall against false positive rate over all thresholds
 * (Fawcett, An introduction to ROC analysis, 2006).
 */
public final class RocCurve {
  private final ScoredLabels sample;

  private RocCurve(ScoredLabels sample) {
    this.sample = sample;
  }

  /** The curve of a sample; empty unless there are both frauds and good events. */
  public static Optional<RocCurve> of(ScoredLabels sample) {
    return sample.hasBothClasses() ? Optional.of(new RocCurve(sample)) : Optional.empty();
  }

  /**
   * The rates when every event is flagged whose score is at least the threshold.
   *
   * @param threshold a score, or infinity where nothing is flagged
   * @param falsePositiveRate [0, 1]
   * @param truePositiveRate recall, [0, 1]
   */
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  /**
   * ROC AUC, [0, 1]: the chance that a fraud scores above a good event, a tie counting one half. It
   * is the Mann-Whitney U divided by the number of pairs (Hanley and McNeil, The meaning and use of
   * the area under a ROC curve, 1982), counted in whole numbers, so exact.
   */
  public double area() {
    long twice = 0;
    for (int cut = 0; cut < sample.cuts(); cut++) {
      long goods = (long) sample.goodsFrom(cut) - sample.goodsFrom(cut - 1);
      twice += goods * ((long) sample.fraudsFrom(cut - 1) + sample.fraudsFrom(cut));
    }
    return twice / (2.0 * sample.frauds() * sample.goods());
  }

  /**
   * Kolmogorov-Smirnov statistic, [0, 1]: the largest distance between the score distributions of
   * frauds and good events, which is the largest |true - false positive rate|.
   */
  public double kolmogorovSmirnov() {
    double largest = 0;
    for (int cut = 0; cut < sample.cuts(); cut++) {
      var point = point(cut);
      largest = Math.max(largest, Math.abs(point.truePositiveRate() - point.falsePositiveRate()));
    }
    return largest;
  }

  /**
   * The curve from (0, 0) to (1, 1), for drawing. All points where they are few enough; else those
   * left out lie within 2 / (atMost - 2) of one that is kept, both rates added.
   *
   * @param atMost how many points to give at most, 3 or more
   */
  public List<Point> points(int atMost) {
    double step = Thinning.step(2, sample.cuts() + 1, atMost);
    var last = new Point(Double.POSITIVE_INFINITY, 0, 0);
    var points = new ArrayList<Point>();
    points.add(last);
    for (int cut = 0; cut < sample.cuts(); cut++) {
      var point = point(cut);
      double moved =
          point.falsePositiveRate()
              - last.falsePositiveRate()
              + point.truePositiveRate()
              - last.truePositiveRate();
      if (moved >= step || cut == sample.cuts() - 1) {
        points.add(point);
        last = point;
      }
    }
    return List.copyOf(points);
  }

  private Point point(int cut) {
    return new Point(
        sample.cut(cut),
        sample.goodsFrom(cut) / (double) sample.goods(),
        sample.fraudsFrom(cut) / (double) sample.frauds());
  }
}
