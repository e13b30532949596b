package assay.domain.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * What would be flagged at each of many thresholds, so that a person can move one and see at once
 * what it would lead to.
 *
 * @param rows the highest threshold first
 */
public record ThresholdTable(List<Row> rows) {
  public ThresholdTable {
    rows = List.copyOf(rows);
  }

  /**
   * One threshold.
   *
   * @param threshold events are flagged whose score is at least this, [0, 1]
   */
  public record Row(double threshold, ConfusionMatrix decisions) {}

  /**
   * Of a sample, at thresholds where its ROC curve moves; no rows unless there are both frauds and
   * good events.
   *
   * @param atMost rows, 3 or more
   */
  public static ThresholdTable of(ScoredLabels sample, int atMost) {
    var rows =
        RocCurve.of(sample).map(curve -> curve.points(atMost)).orElseGet(List::of).stream()
            .filter(point -> Double.isFinite(point.threshold()))
            .map(point -> new Row(point.threshold(), ConfusionMatrix.at(point.threshold(), sample)))
            .toList();
    return new ThresholdTable(rows);
  }

  /**
   * Of a curve that somebody else drew, whose rates are turned back into counts; points without a
   * threshold are left out.
   *
   * @param events by which the curve was drawn, in any decision about them
   */
  public static ThresholdTable of(List<RocCurve.Point> curve, ConfusionMatrix events) {
    long frauds = events.truePositives() + events.falseNegatives();
    long goods = events.falsePositives() + events.trueNegatives();
    var rows = new ArrayList<Row>();
    for (var point : curve) {
      if (point.threshold() >= 0 && point.threshold() <= 1) {
        long caught = Math.round(point.truePositiveRate() * frauds);
        long disturbed = Math.round(point.falsePositiveRate() * goods);
        rows.add(
            new Row(
                point.threshold(),
                new ConfusionMatrix(caught, disturbed, goods - disturbed, frauds - caught)));
      }
    }
    rows.sort((a, b) -> Double.compare(b.threshold(), a.threshold()));
    return new ThresholdTable(rows);
  }
}
