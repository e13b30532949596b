package assay.domain.features;

import java.util.Locale;
import java.util.stream.Collectors;

/** One feature of a stream: its name, its type and how it is made. */
public record FeatureRule(String name, FeatureType type, Derivation derivation) {
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
  }
}
