package assay.domain.explanation;

import assay.domain.features.Features;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * Break-down of one prediction: the features take the values of the explained row one after the
 * other in every background row, and each gets the change of the mean score that it makes (Staniak
 * and Biecek, Explanations of model predictions with live and breakDown packages, The R Journal,
 * 2018). The order is that of the change which each makes alone, the largest first. Quick and easy
 * to follow, but where features act together the order decides which of them gets the credit;
 * {@link SampledShapley} averages over all orders.
 */
public final class BreakDown {
  private BreakDown() {}

  /**
   * The steps from the mean score of the background to the score of the row, in order.
   *
   * @param unit of what the scorer gives: {@code probability} or {@code log-odds}
   * @param background rows that say what is usual, one or more
   */
  public static Explanation of(
      Scorer scorer, String unit, Features row, List<Features> background) {
    Rows.requireAny(background);
    double base = Rows.mean(scorer, background);
    var alone = new HashMap<String, Double>();
    for (String feature : row.values().keySet()) {
      double mean = Rows.meanWith(scorer, background, feature, row.get(feature));
      alone.put(feature, Math.abs(mean - base));
    }
    var order =
        row.values().keySet().stream()
            .sorted(
                Comparator.comparingDouble((String feature) -> -alone.getOrDefault(feature, 0.0)))
            .toList();
    var rows = new ArrayList<>(background);
    var steps = new ArrayList<Contribution>();
    double before = base;
    for (String feature : order) {
      rows.replaceAll(other -> Rows.with(other, feature, row.get(feature)));
      double after = Rows.mean(scorer, rows);
      steps.add(new Contribution(feature, row.get(feature), after - before));
      before = after;
    }
    return new Explanation("break-down", unit, base, steps);
  }
}
