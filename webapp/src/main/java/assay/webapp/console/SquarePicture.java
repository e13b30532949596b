package assay.webapp.console;

import java.util.Locale;

/** Points of pictures of 300 by 300 that show shares by shares. */
final class SquarePicture {
  private static final int SIDE = 300;

  private SquarePicture() {}

  /**
   * One point.
   *
   * @param x [0, 1], from the left
   * @param y [0, 1], from below
   */
  static String at(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", SIDE * x, SIDE * (1 - y));
  }
}
