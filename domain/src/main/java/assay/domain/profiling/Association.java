package assay.domain.profiling;

import java.util.OptionalDouble;

/**
 * How strongly two columns hang together, over the rows in which both are present.
 *
 * @param value [-1, 1] for Pearson, [0, 1] for the others
 */
public record Association(Measure measure, double value) {

  /** Which number it is. */
  public enum Measure {
    /** Of two numbers: straight-line correlation. */
    PEARSON("Pearson's r"),
    /** Of a category and a number. */
    CORRELATION_RATIO("correlation ratio"),
    /** Of two categories. */
    CRAMERS_V("Cramér's V");

    private final String words;

    Measure(String words) {
      this.words = words;
    }

    /** As it is called in a report. */
    public String words() {
      return words;
    }
  }

  /**
   * Pearson's product-moment correlation, [-1, 1]; empty with fewer than 2 common rows or where one
   * side is constant.
   */
  public static OptionalDouble pearson(double[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    int n = 0;
    for (int row = 0; row < x.length; row++) {
      if (!Double.isNaN(x[row] + y[row])) {
        n++;
        meanX += (x[row] - meanX) / n;
        meanY += (y[row] - meanY) / n;
      }
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int row = 0; row < x.length; row++) {
      if (!Double.isNaN(x[row] + y[row])) {
        double dx = x[row] - meanX;
        double dy = y[row] - meanY;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
      }
    }
    // The roots apart, so that squares of large amounts don't overflow.
    double scale = Math.sqrt(xx) * Math.sqrt(yy);
    return scale > 0
        ? OptionalDouble.of(Math.max(-1, Math.min(1, xy / scale)))
        : OptionalDouble.empty();
  }

  /**
   * Correlation ratio eta, [0, 1]: the root of the share of a number's variance that lies between
   * the categories (Fisher, Statistical Methods for Research Workers, 1925); empty where the number
   * is constant.
   *
   * @param levels of the category, -1 where missing
   * @param count of levels
   */
  public static OptionalDouble correlationRatio(int[] levels, int count, double[] y) {
    double[] sums = new double[count];
    double[] sizes = new double[count];
    double mean = 0;
    int n = 0;
    for (int row = 0; row < y.length; row++) {
      if (levels[row] >= 0 && !Double.isNaN(y[row])) {
        n++;
        mean += (y[row] - mean) / n;
        sums[levels[row]] += y[row];
        sizes[levels[row]]++;
      }
    }
    double within = 0;
    double whole = 0;
    for (int row = 0; row < y.length; row++) {
      if (levels[row] >= 0 && !Double.isNaN(y[row])) {
        double level = y[row] - sums[levels[row]] / sizes[levels[row]];
        within += level * level;
        whole += (y[row] - mean) * (y[row] - mean);
      }
    }
    return whole > 0
        ? OptionalDouble.of(Math.sqrt(Math.max(0, 1 - within / whole)))
        : OptionalDouble.empty();
  }

  /**
   * Cramér's V with the correction of its bias, [0, 1] (Bergsma, A bias-correction for Cramér's V
   * and Tschuprow's T, 2013); empty with fewer than 2 common rows or where one side is constant.
   *
   * @param one levels of a category, -1 where missing
   * @param other levels of the other
   */
  public static OptionalDouble cramersV(int[] one, int ones, int[] other, int others) {
    double[][] cells = new double[ones][others];
    double[] rows = new double[ones];
    double[] columns = new double[others];
    double n = 0;
    for (int i = 0; i < one.length; i++) {
      if (one[i] >= 0 && other[i] >= 0) {
        cells[one[i]][other[i]]++;
        rows[one[i]]++;
        columns[other[i]]++;
        n++;
      }
    }
    double r = present(rows);
    double k = present(columns);
    if (n < 2 || r < 2 || k < 2) {
      return OptionalDouble.empty();
    }
    double phiSquare = -1; // chi² / n is the sum of n_ij² / (n_i. n_.j), less 1
    for (int i = 0; i < ones; i++) {
      for (int j = 0; j < others; j++) {
        phiSquare += cells[i][j] == 0 ? 0 : cells[i][j] * cells[i][j] / (rows[i] * columns[j]);
      }
    }
    double corrected = Math.max(0, phiSquare - (r - 1) * (k - 1) / (n - 1));
    double smaller = Math.min(r - (r - 1) * (r - 1) / (n - 1), k - (k - 1) * (k - 1) / (n - 1)) - 1;
    return smaller > 0
        ? OptionalDouble.of(Math.min(1, Math.sqrt(corrected / smaller)))
        : OptionalDouble.empty();
  }

  private static double present(double[] counts) {
    int present = 0;
    for (double count : counts) {
      present += count > 0 ? 1 : 0;
    }
    return present;
  }
}
