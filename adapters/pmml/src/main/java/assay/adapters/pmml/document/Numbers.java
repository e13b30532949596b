package assay.adapters.pmml.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.dmg.pmml.Array;
import org.jpmml.model.ArrayUtil;
import org.jspecify.annotations.Nullable;

/** Numbers and arrays in as few characters as they need. */
final class Numbers {
  private static final double LARGEST_WHOLE = 1e15;
  private static final MathContext DRAWN = new MathContext(6);

  private Numbers() {}

  /** The same number, without ".0" where it is whole. */
  static Number compact(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE && !isNegativeZero(value)
        ? (Number) (long) value
        : (Number) value;
  }

  private static boolean isNegativeZero(double value) {
    return value == 0 && 1 / value < 0;
  }

  /** To six significant digits, for what is drawn and not computed with. */
  static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DRAWN).doubleValue() : value;
  }

  static Array reals(Collection<Double> values) {
    var text = values.stream().map(v -> compact(v).toString()).collect(Collectors.joining(" "));
    return new Array(Array.Type.REAL, text).setN(values.size());
  }

  static Array integers(Collection<Long> values) {
    var text = values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    return new Array(Array.Type.INT, text).setN(values.size());
  }

  static Array strings(Collection<String> values) {
    return new Array(Array.Type.STRING, ArrayUtil.format(Array.Type.STRING, values))
        .setN(values.size());
  }

  /** The items of an array of a document as text. */
  static List<String> items(@Nullable Array array) {
    return array == null || array.getValue() == null
        ? List.of()
        : ArrayUtil.parse(array.requireType(), array.getValue().toString());
  }

  static List<Double> doubles(@Nullable Array array) {
    return items(array).stream().map(Double::valueOf).toList();
  }
}
