package assay.domain.evaluation;

import assay.domain.cost.Costs;
import java.util.ArrayList;
import java.util.List;

/**
 * What it would have cost to review every event from a constant threshold on and to allow the rest,
 * for each threshold: the profit curve of Provost and Fawcett, Data Science for Business, 2013,
 * with the costs of {@link IncurredCost}. Blocking has no part in it.
 */
public final class CostCurve {
  private final ScoredLabels sample;
  private final double allowEverything;

  /** Total cost when everything is reviewed that scores at least the cut of the same index. */
  private final double[] costFrom;

  private CostCurve(ScoredLabels sample, double allowEverything, double[] costFrom) {
    this.sample = sample;
    this.allowEverything = allowEverything;
    this.costFrom = costFrom;
  }

  /**
   * The curve of a sample.
   *
   * @param amounts at risk, by the index of the sample, in the reporting currency, 0 or more
   * @throws IllegalArgumentException if the sizes differ or an amount is negative or not finite
   */
  public static CostCurve of(ScoredLabels sample, double[] amounts, Costs costs) {
    Amounts.check(sample, amounts);
    double allowed = 0;
    double[] costFrom = new double[sample.cuts()];
    for (int row = 0; row < amounts.length; row++) {
      var cost = IncurredCost.of(sample.fraud(row), amounts[row], costs);
      allowed += cost.allow();
      costFrom[sample.lastCutFrom(sample.score(row))] += cost.review() - cost.allow();
    }
    double running = allowed;
    for (int cut = 0; cut < costFrom.length; cut++) {
      running += costFrom[cut];
      costFrom[cut] = running;
    }
    return new CostCurve(sample, allowed, costFrom);
  }

  /**
   * The cost at one threshold.
   *
   * @param threshold events are reviewed whose score is at least this; infinity where none is
   * @param cost total, in the reporting currency
   */
  public record Point(double threshold, int reviews, double cost) {}

  /** The cheapest threshold and its total cost; among equals the one with the fewest reviews. */
  public Threshold cheapest() {
    var best = new Threshold(Double.POSITIVE_INFINITY, allowEverything);
    for (int cut = 0; cut < costFrom.length; cut++) {
      if (costFrom[cut] < best.value()) {
        best = new Threshold(sample.cut(cut), costFrom[cut]);
      }
    }
    return best;
  }

  /** The total cost when every event is reviewed whose score is at least the threshold. */
  public double costAt(double threshold) {
    int cut = sample.lastCutFrom(threshold);
    return cut < 0 ? allowEverything : costFrom[cut];
  }

  /**
   * The curve from no review to all reviewed, for drawing: all points where they are few enough,
   * else one whenever the share of events plus the share of frauds reviewed has moved by 2 /
   * (atMost - 2), and both ends.
   *
   * @param atMost how many points to give at most, 3 or more
   */
  public List<Point> points(int atMost) {
    double step = Thinning.step(2, costFrom.length + 1, atMost);
    double last = 0;
    var points = new ArrayList<Point>();
    points.add(new Point(Double.POSITIVE_INFINITY, 0, allowEverything));
    for (int cut = 0; cut < costFrom.length; cut++) {
      double position = position(cut);
      if (position - last >= step || cut == costFrom.length - 1) {
        points.add(new Point(sample.cut(cut), sample.rowsFrom(cut), costFrom[cut]));
        last = position;
      }
    }
    return List.copyOf(points);
  }

  private double position(int cut) {
    double frauds = Math.max(1, sample.frauds());
    return sample.rowsFrom(cut) / (double) sample.size() + sample.fraudsFrom(cut) / frauds;
  }
}
