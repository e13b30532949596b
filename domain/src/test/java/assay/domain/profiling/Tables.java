package assay.domain.profiling;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table of whole-number arithmetic, so that another program can make the same. The numbers that
 * tests expect of it were worked out in numpy 2.4 from the definitions.
 */
final class Tables {
  static final int ROWS = 600;

  private Tables() {}

  /** ((7919 i + 13) mod 101) / 10, without a value in every eleventh row from the third on. */
  static double[] x() {
    return IntStream.range(0, ROWS).mapToDouble(i -> i % 11 == 3 ? Double.NaN : rawX(i)).toArray();
  }

  /** ((31 i + 7) mod 57) / 3 + x / 2. */
  static double[] y() {
    return IntStream.range(0, ROWS)
        .mapToDouble(i -> (i * 31 + 7) % 57 / 3.0 + rawX(i) * 0.5)
        .toArray();
  }

  static String[] colour() {
    return texts(i -> List.of("red", "green", "blue", "grey").get(code(i)));
  }

  static String[] shape() {
    return texts(
        i ->
            List.of("round", "square", "flat")
                .get(((i * i * 3 + i) % 7 + (i % 5 == 0 ? 1 : 0)) % 3));
  }

  static String[] tier() {
    return texts(i -> rawX(i) > 7 ? "high" : rawX(i) > 3 ? "mid" : "low");
  }

  static boolean[] fraud() {
    boolean[] fraud = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      fraud[i] = (i * i * 31 + i * 17) % 97 < rawX(i) * rawX(i) * 0.6;
    }
    return fraud;
  }

  static int code(int i) {
    return (i * i * 3 + i) % 7 % 4;
  }

  static double rawX(int i) {
    return (i * 7919 + 13) % 101 / 10.0;
  }

  static String[] texts(java.util.function.IntFunction<String> of) {
    return IntStream.range(0, ROWS).mapToObj(of).toArray(String[]::new);
  }

  static double[] numbers(java.util.function.IntToDoubleFunction of) {
    return IntStream.range(0, ROWS).mapToDouble(of).toArray();
  }

  static Table of(Column... columns) {
    return Table.whole("arithmetic", Arrays.asList(columns), Optional.of(fraud()));
  }

  static ColumnProfile profile(Column column) {
    return Profile.of(of(column)).columns().get(0);
  }
}
