package assay.domain.scoring;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What one feature added to a score.
 *
 * @param value the feature's value: a Double, String or Boolean; null where it was missing
 * @param contribution in the unit of the {@link Explanation}
 * @param standardError of a contribution that was sampled, in the same unit, 0 or more; empty where
 *     it is exact
 */
public record Contribution(
    String feature, @Nullable Object value, double contribution, OptionalDouble standardError) {
  /** One that is exact. */
  public Contribution(String feature, @Nullable Object value, double contribution) {
    this(feature, value, contribution, OptionalDouble.empty());
  }

  /** The same without the value, for fields that must not be seen. */
  public Contribution masked() {
    return new Contribution(feature, "(masked)", contribution, standardError);
  }
}
