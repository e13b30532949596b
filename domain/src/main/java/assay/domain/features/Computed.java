package assay.domain.features;

import org.jspecify.annotations.Nullable;

/** A derivation that works its value out by itself. */
public sealed interface Computed extends Derivation
    permits DecimalComma, Distance, EmailDomain, Member, TimePart, TimeSince, Words {
  /** What it does in a word or two, beside the places that it reads. */
  String how();

  /**
   * The value, or null where it is missing or was refused.
   *
   * @param type the type of the feature, one of {@link #types}
   */
  @Nullable Object value(Source source, FeatureType type);
}
