package assay.domain.profiling;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A category as numbers: the most frequent values have a level each, all others share the last one.
 *
 * @param codes by row, -1 where missing
 * @param count of levels
 */
record Levels(int[] codes, int count) {
  private static final int FEWEST = 10;

  /** Fewer rows than this per level say more about the level than about the association. */
  private static final int ROWS_PER_LEVEL = 20;

  static Levels of(Counted counted) {
    var column = counted.column();
    int most = Math.max(FEWEST, Math.min(Counted.KEPT, column.size() / ROWS_PER_LEVEL));
    int kept = counted.distinct() <= most ? counted.distinct() : most - 1;
    var codes = new HashMap<Object, Integer>();
    for (var frequency : counted.frequent().subList(0, kept)) {
      boolean number = column instanceof Column.Numbers;
      codes.put(number ? Double.valueOf(frequency.value()) : frequency.value(), codes.size());
    }
    int[] coded = new int[column.size()];
    for (int row = 0; row < coded.length; row++) {
      coded[row] = column.missing(row) ? -1 : codes.getOrDefault(key(column, row), kept);
    }
    return new Levels(coded, Math.min(counted.distinct(), kept + 1));
  }

  private static @Nullable Object key(Column column, int row) {
    return column instanceof Column.Numbers numbers
        ? Double.valueOf(numbers.values()[row] + 0.0)
        : ((Column.Texts) column).values()[row];
  }

  static Levels of(boolean[] fraud) {
    int[] codes = new int[fraud.length];
    Arrays.setAll(codes, row -> fraud[row] ? 1 : 0);
    return new Levels(codes, 2);
  }

  /** Share of frauds among the rows of each level, as a score of every row; missing is a level. */
  double[] fraudShares(boolean[] fraud) {
    Map<Integer, int[]> seen = new HashMap<>();
    for (int row = 0; row < codes.length; row++) {
      int[] counts = seen.computeIfAbsent(codes[row], code -> new int[2]);
      counts[0]++;
      counts[1] += fraud[row] ? 1 : 0;
    }
    double[] shares = new double[codes.length];
    for (int row = 0; row < codes.length; row++) {
      int[] counts = seen.getOrDefault(codes[row], new int[] {1, 0});
      shares[row] = counts[1] / (double) counts[0];
    }
    return shares;
  }
}
