package assay.domain.profiling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a value occurs.
 *
 * @param count rows that have it
 * @param frauds among them; 0 if the label is unknown
 */
public record Frequency(String value, long count, long frauds) {

  /** All values that occur, the most frequent first, equals by value. */
  static List<Frequency> of(@Nullable String[] values, boolean[] fraud) {
    var counts = new HashMap<String, long[]>();
    for (int row = 0; row < values.length; row++) {
      String value = values[row];
      if (value != null) {
        long[] count = counts.computeIfAbsent(value, it -> new long[2]);
        count[0]++;
        count[1] += fraud[row] ? 1 : 0;
      }
    }
    var all = new ArrayList<Frequency>(counts.size());
    counts.forEach((value, count) -> all.add(new Frequency(value, count[0], count[1])));
    all.sort(Comparator.comparingLong(Frequency::count).reversed().thenComparing(Frequency::value));
    return all;
  }
}
