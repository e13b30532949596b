package assay.domain.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What one feature added to a score.
 *
 * @param value the feature's value: a Double, String or Boolean; null where it was missing
 * @param contribution in the unit of the {@link Explanation}
 */
public record Contribution(String feature, @Nullable Object value, double contribution) {
  /** The same without the value, for fields that must not be seen. */
  public Contribution masked() {
    return new Contribution(feature, "(masked)", contribution);
  }
}
