package assay.adapters.training.learn;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of rows that were brought here from several partitions. */
final class RowOrder {
  private RowOrder() {}

  /** Where the rows stand, the one with the lowest key first; keys are different. */
  static int[] of(long[] keys) {
    var places = IntStream.range(0, keys.length);
    return ascending(keys)
        ? places.toArray()
        : places
            .boxed()
            .sorted(Comparator.comparingLong(place -> keys[place]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Rows as they were read are in order. */
  private static boolean ascending(long[] keys) {
    for (int i = 1; i < keys.length; i++) {
      if (keys[i - 1] > keys[i]) {
        return false;
      }
    }
    return true;
  }
}
