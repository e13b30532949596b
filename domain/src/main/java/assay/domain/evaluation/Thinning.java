package assay.domain.evaluation;

/** Keeps curves of millions of points small enough to draw. */
final class Thinning {
  private Thinning() {}

  /**
   * How far a curve must have moved before its next point is kept.
   *
   * @param length of the whole curve, in the units of the movement
   * @param points on the whole curve
   * @param atMost points that may be kept, 3 or more
   */
  static double step(double length, int points, int atMost) {
    if (atMost < 3) {
      throw new IllegalArgumentException("A curve needs 3 points or more, not " + atMost + ".");
    }
    return points <= atMost ? 0 : length / (atMost - 2);
  }
}
