package assay.domain.features;

/** One feature of a stream: its name, its type and how it is made. */
public record FeatureRule(String name, FeatureType type, Derivation derivation) {
  public FeatureRule {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A feature has a name.");
    }
    if (type != FeatureType.NUMBER && !(derivation instanceof Derivation.Field)) {
      throw new IllegalArgumentException(
          "The feature '%s' is derived, so it is a number, not %s.".formatted(name, type));
    }
  }
}
