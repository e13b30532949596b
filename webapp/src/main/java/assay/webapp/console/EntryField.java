package assay.webapp.console;

import assay.application.training.InputDistribution;
import assay.domain.event.Pointer;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.stream.StreamDefinition;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of the form for an event.
 *
 * @param name at the top of the event
 * @param kind how it is typed in
 * @param choices values that the model knows, to suggest
 * @param range where a slider goes; null without one
 */
public record EntryField(String name, Kind kind, List<String> choices, @Nullable Range range)
    implements Serializable {
  private static final int SUGGESTED = 60;
  private static final double SPREADS = 3;

  /** How a field is typed in. */
  public enum Kind {
    NUMBER,
    TEXT,
    BOOLEAN,
    /** A list or an object, as JSON. */
    JSON
  }

  /** From where to where a slider goes. */
  public record Range(double low, double high) implements Serializable {
    static @Nullable Range of(InputDistribution.Numeric numeric) {
      var quantiles = numeric.quantiles();
      if (quantiles.isEmpty()) {
        return null;
      }
      double reach = SPREADS * (quantiles.get(3) - quantiles.get(1));
      double low = Math.max(quantiles.get(0), quantiles.get(1) - reach);
      double high = Math.min(quantiles.get(4), quantiles.get(3) + reach);
      return low < high
          ? new Range(low, high)
          : quantiles.get(0) < quantiles.get(4)
              ? new Range(quantiles.get(0), quantiles.get(4))
              : null;
    }
  }

  /** What the bundle calls the kind. */
  public String getKindName() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Whether the field has a slider. */
  public boolean hasRange() {
    return range != null;
  }

  /** Names of the fields that an event of the stream has, those of the example first. */
  static Set<String> names(StreamDefinition definition, Map<String, ?> example) {
    var names = new LinkedHashSet<String>(example.keySet());
    definition.id().ifPresent(at -> names.add(at.segments().get(0)));
    definition.time().ifPresent(rule -> rule.at().forEach(at -> names.add(at.segments().get(0))));
    definition.subjects().values().forEach(at -> names.add(at.segments().get(0)));
    for (FeatureRule rule : definition.features()) {
      rule.derivation().reads().forEach(at -> names.add(at.segments().get(0)));
    }
    definition.label().ifPresent(label -> names.remove(label.at().segments().get(0)));
    return names;
  }

  static EntryField of(
      String name,
      @Nullable Object example,
      StreamDefinition definition,
      Map<String, InputDistribution> trained) {
    var rule =
        definition.features().stream()
            .filter(
                feature ->
                    feature.derivation() instanceof Derivation.Field field
                        && field.at().equals(Pointer.toField(name)))
            .findFirst();
    var distribution = rule.map(FeatureRule::name).map(trained::get);
    var kind = kind(example, rule.map(FeatureRule::type).orElse(null), definition, name);
    List<String> choices =
        distribution.orElse(null) instanceof InputDistribution.Categorical categorical
            ? categorical.counts().keySet().stream().limit(SUGGESTED).toList()
            : List.of();
    Range range =
        kind == Kind.NUMBER
                && distribution.orElse(null) instanceof InputDistribution.Numeric numeric
            ? Range.of(numeric)
            : null;
    return new EntryField(name, kind, choices, range);
  }

  private static Kind kind(
      @Nullable Object example,
      @Nullable FeatureType type,
      StreamDefinition definition,
      String name) {
    if (example instanceof Map || example instanceof List) {
      return Kind.JSON;
    }
    if (example instanceof Boolean || type == FeatureType.BOOLEAN) {
      return Kind.BOOLEAN;
    }
    if (example instanceof Number || (example == null && type == FeatureType.NUMBER)) {
      return Kind.NUMBER;
    }
    boolean nested =
        definition.features().stream()
            .flatMap(rule -> rule.derivation().reads().stream())
            .anyMatch(at -> at.isNested() && at.segments().get(0).equals(name));
    return example == null && nested ? Kind.JSON : Kind.TEXT;
  }
}
