package assay.domain.features;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One feature of a stream: its name, its type and how it is made.
 *
 * @param mutable whether it is something that could have been otherwise for the same customer, so
 *     that a reviewer may say so; never a text, nor a window over the past
 */
public record FeatureRule(String name, FeatureType type, Derivation derivation, boolean mutable) {
  /** One that nobody could have chosen otherwise. */
  public FeatureRule(String name, FeatureType type, Derivation derivation) {
    this(name, type, derivation, false);
  }

  public FeatureRule {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A feature has a name.");
    }
    if (!derivation.types().contains(type)) {
      String possible =
          derivation.types().stream()
              .sorted()
              .map(t -> t.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(" or "));
      throw new IllegalArgumentException(
          "The feature '%s' is derived as %s, so that is its type, not %s."
              .formatted(name, possible, type.name().toLowerCase(Locale.ROOT)));
    }
    if (mutable && (type == FeatureType.TEXT || derivation instanceof Derivation.Window)) {
      throw new IllegalArgumentException(
          "The feature '%s' can't be mutable: a text or a window over the past is no choice of one value."
              .formatted(name));
    }
  }
}
