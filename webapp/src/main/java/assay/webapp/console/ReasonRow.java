package assay.webapp.console;

import org.jspecify.annotations.Nullable;

/**
 * What one feature did to the probability.
 *
 * @param value null where it was missing
 * @param contribution in the unit of the explanation
 * @param from the probability before it, 0 to 1
 * @param to the probability after it, 0 to 1
 * @param error its standard error in the unit of the explanation; 0 where it is exact
 * @param width of its bar, 0 to 100, the strongest of the case being 100
 */
public record ReasonRow(
    String feature,
    @Nullable Object value,
    double contribution,
    double from,
    double to,
    double error,
    double width) {
  public boolean raises() {
    return contribution > 0;
  }

  /** Where the bar begins in a drawing 200 wide whose middle is zero. */
  public double start() {
    return raises() ? 100 : 100 - width;
  }
}
