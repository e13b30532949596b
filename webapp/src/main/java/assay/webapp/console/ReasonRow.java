package assay.webapp.console;

import java.io.Serializable;

/**
 * What one feature added to the score.
 *
 * @param width of its bar, 0 to 100, the strongest of the case being 100
 */
public record ReasonRow(String feature, String value, double contribution, double width)
    implements Serializable {
  public boolean raises() {
    return contribution > 0;
  }

  /** Where the bar begins in a drawing 200 wide whose middle is zero. */
  public double start() {
    return raises() ? 100 : 100 - width;
  }
}
