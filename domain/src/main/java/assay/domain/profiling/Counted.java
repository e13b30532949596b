package assay.domain.profiling;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * A column with its values counted once.
 *
 * @param present rows with a value
 * @param frauds among them
 * @param distinct different values
 * @param pure whether each value is of one class only
 * @param frequent up to {@value #KEPT} values, the most frequent first, equals by value
 */
record Counted(
    Column column,
    long present,
    long frauds,
    int distinct,
    boolean pure,
    List<Frequency> frequent) {
  static final int KEPT = 100;

  static Counted of(Column column, Table table) {
    boolean[] fraud = table.fraud().orElseGet(() -> new boolean[table.held()]);
    return column instanceof Column.Numbers numbers
        ? ofNumbers(numbers, fraud)
        : ofTexts((Column.Texts) column, fraud);
  }

  private static Counted ofTexts(Column.Texts column, boolean[] fraud) {
    var counts = new HashMap<String, long[]>();
    for (int row = 0; row < column.size(); row++) {
      String value = column.values()[row];
      if (value != null) {
        long[] count = counts.computeIfAbsent(value, it -> new long[2]);
        count[0]++;
        count[1] += fraud[row] ? 1 : 0;
      }
    }
    var tally = new Tally<String>(it -> it);
    counts.forEach((value, count) -> tally.add(value, count[0], count[1]));
    return tally.of(column);
  }

  /** Sorted in place of a map: most numbers of a measurement occur once. */
  private static Counted ofNumbers(Column.Numbers column, boolean[] fraud) {
    double[] all = new double[column.size()];
    double[] frauds = new double[column.size()];
    int present = 0;
    int labelled = 0;
    for (int row = 0; row < all.length; row++) {
      if (!column.missing(row)) {
        double value = column.values()[row] + 0.0; // -0 is 0
        all[present++] = value;
        if (fraud[row]) {
          frauds[labelled++] = value;
        }
      }
    }
    Arrays.sort(all, 0, present);
    Arrays.sort(frauds, 0, labelled);
    var tally = new Tally<Double>(Texts::of);
    int at = 0;
    for (int start = 0, end; start < present; start = end) {
      end = start;
      while (end < present && all[end] == all[start]) {
        end++;
      }
      int before = at;
      while (at < labelled && frauds[at] == all[start]) {
        at++;
      }
      tally.add(all[start], end - start, at - before);
    }
    return tally.of(column);
  }
}
