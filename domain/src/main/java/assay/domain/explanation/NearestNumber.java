package assay.domain.explanation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoublePredicate;

/**
 * The number nearest to one that fails, on the way to one that holds; halved often enough to be
 * within a thousandth of the way, and then as short as it can be written there.
 *
 * @param fails where something does not hold
 * @param holds where it does
 */
record NearestNumber(double fails, double holds) {
  private static final int HALVINGS = 10;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 4;

  /** A number for which it holds; whole if both are. */
  double where(DoublePredicate condition) {
    boolean whole = fails == Math.rint(fails) && holds == Math.rint(holds);
    double near = holds;
    double far = fails;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = whole ? Math.rint((near + far) / 2) : (near + far) / 2;
      if (middle == near || middle == far) {
        break;
      }
      if (condition.test(middle)) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return shortest(near, condition);
  }

  /** Rounded away from what fails, but not beyond what held in the beginning. */
  private double shortest(double exact, DoublePredicate condition) {
    boolean down = holds < fails;
    boolean towardsZero = down == exact > 0;
    for (int digits = SHORTEST; digits <= LONGEST; digits++) {
      var context = new MathContext(digits, towardsZero ? RoundingMode.DOWN : RoundingMode.UP);
      double rounded = new BigDecimal(exact).round(context).doubleValue();
      boolean within = down ? rounded >= holds : rounded <= holds;
      if (within && rounded != exact && condition.test(rounded)) {
        return rounded;
      }
    }
    return exact;
  }
}
