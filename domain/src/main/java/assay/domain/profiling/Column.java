package assay.domain.profiling;

import org.jspecify.annotations.Nullable;

/** One named column in memory. The arrays are not copied and must not be changed. */
public sealed interface Column {
  /** As people know it. */
  String name();

  /** Number of rows. */
  int size();

  /** Whether a row has no value. */
  boolean missing(int row);

  /**
   * Numbers.
   *
   * @param values finite, NaN where missing
   */
  record Numbers(String name, double[] values) implements Column {
    public Numbers {
      for (int row = 0; row < values.length; row++) {
        if (Double.isInfinite(values[row])) {
          throw new IllegalArgumentException(
              "Column %s is infinite in row %d; write it as missing.".formatted(name, row));
        }
      }
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean missing(int row) {
      return Double.isNaN(values[row]);
    }
  }

  /**
   * Categories or free text.
   *
   * @param values null where missing; an empty text is a value
   */
  record Texts(String name, @Nullable String[] values) implements Column {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean missing(int row) {
      return values[row] == null;
    }
  }
}
