package assay.domain.profiling;

import assay.domain.evaluation.RocCurve;
import assay.domain.evaluation.ScoredLabels;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How well one column alone tells fraud from the rest: the best ROC AUC, [0.5, 1], of its values as
 * they are, in either direction, over the rows that have one; of whether it is missing; and, where
 * there are few different values, of the share of fraud at each.
 */
final class Separation {
  /** Up to so many different numbers are looked at as categories too. */
  private static final int FEW = 20;

  private Separation() {}

  static OptionalDouble of(Counted values, boolean[] fraud) {
    var column = values.column();
    if (!hasBothClasses(fraud)) {
      return OptionalDouble.empty();
    }
    double best = values.present() == column.size() ? 0.5 : area(missing(column), fraud);
    if (column instanceof Column.Numbers numbers) {
      best = Math.max(best, ofPresent(numbers.values(), fraud));
    }
    int distinct = values.distinct();
    if (column instanceof Column.Texts ? distinct <= fraud.length / 2 : distinct <= FEW) {
      best = Math.max(best, area(Levels.of(values).fraudShares(fraud), fraud));
    }
    return OptionalDouble.of(best);
  }

  /** Of the numbers of the rows. */
  static OptionalDouble ofOrder(boolean[] fraud) {
    double[] numbers = new double[fraud.length];
    Arrays.setAll(numbers, row -> row / (double) fraud.length);
    return hasBothClasses(fraud) ? OptionalDouble.of(area(numbers, fraud)) : OptionalDouble.empty();
  }

  private static double[] missing(Column column) {
    double[] missing = new double[column.size()];
    Arrays.setAll(missing, row -> column.missing(row) ? 1 : 0);
    return missing;
  }

  private static double ofPresent(double[] values, boolean[] fraud) {
    int present = 0;
    double[] kept = new double[values.length];
    boolean[] labels = new boolean[values.length];
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        kept[present] = values[row];
        labels[present] = fraud[row];
        present++;
      }
    }
    labels = Arrays.copyOf(labels, present);
    return hasBothClasses(labels) ? area(ranks(Arrays.copyOf(kept, present)), labels) : 0.5;
  }

  /** The values as scores in [0, 1] of the same order. */
  private static double[] ranks(double[] values) {
    double[] distinct = Arrays.stream(values).map(it -> it + 0.0).sorted().distinct().toArray();
    return Arrays.stream(values)
        .map(it -> Arrays.binarySearch(distinct, it + 0.0) / (double) distinct.length)
        .toArray();
  }

  private static double area(double[] scores, boolean[] fraud) {
    double area = RocCurve.of(ScoredLabels.of(scores, fraud)).orElseThrow().area();
    return Math.max(area, 1 - area);
  }

  private static boolean hasBothClasses(boolean[] fraud) {
    boolean any = false;
    boolean all = true;
    for (boolean it : fraud) {
      any |= it;
      all &= it;
    }
    return any && !all;
  }
}
