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
  private static final int MOST = 100;
  private static final int FEWEST = 10;

  /** Fewer rows than this per level say more about the level than about the association. */
  private static final int ROWS_PER_LEVEL = 20;

  static Levels of(Values column) {
    @Nullable String[] values = column.written();
    int most = Math.max(FEWEST, Math.min(MOST, values.length / ROWS_PER_LEVEL));
    var codes = new HashMap<String, Integer>();
    var frequent = column.frequencies();
    int kept = frequent.size() <= most ? frequent.size() : most - 1;
    for (var frequency : frequent.subList(0, kept)) {
      codes.put(frequency.value(), codes.size());
    }
    int[] coded = new int[values.length];
    for (int row = 0; row < coded.length; row++) {
      String value = values[row];
      coded[row] = value == null ? -1 : codes.getOrDefault(value, kept);
    }
    return new Levels(coded, Math.min(frequent.size(), kept + 1));
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
