package assay.domain.profiling;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Looks at the values of a column. */
final class Texts {
  private Texts() {}

  /** As people write it: whole numbers without a decimal point. */
  static String of(double value) {
    boolean brief = value == Math.rint(value) && Math.abs(value) < 1e15;
    return brief ? Long.toString((long) value) : Double.toString(value);
  }

  static boolean whole(double[] values) {
    return Arrays.stream(values).allMatch(it -> Double.isNaN(it) || it == Math.rint(it));
  }

  /** Whether the present values only grow, or only fall, from row to row. */
  static boolean monotone(double[] values) {
    double[] present = Arrays.stream(values).filter(it -> !Double.isNaN(it)).toArray();
    boolean grows = true;
    boolean falls = true;
    for (int i = 1; i < present.length; i++) {
      grows &= present[i] > present[i - 1];
      falls &= present[i] < present[i - 1];
    }
    return grows || falls;
  }

  static boolean mostHaveBlanks(@Nullable String[] values) {
    int present = 0;
    int blanks = 0;
    for (String value : values) {
      if (value != null) {
        present++;
        blanks += value.strip().contains(" ") ? 1 : 0;
      }
    }
    return 2 * blanks > present;
  }
}
