package assay.adapters.json;

import assay.domain.event.Pointer;
import assay.domain.features.Derivation;
import assay.domain.features.Derivation.Aggregate;
import assay.domain.features.Derivation.Function;
import assay.domain.features.Derivation.Measure;
import assay.domain.features.Derivation.OfText;
import assay.domain.features.Derivation.SumOfProducts;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The {@code features} of a definition. */
final class FeatureJson {
  private FeatureJson() {}

  static List<FeatureRule> rules(Section root, Set<String> subjects) {
    var features = new LinkedHashMap<String, FeatureRule>();
    var sections = new HashMap<String, Section>();
    for (Section section : root.sections("features")) {
      rule(section)
          .ifPresent(
              rule -> {
                if (features.putIfAbsent(rule.name(), rule) != null) {
                  section.problem("name", "'" + rule.name() + "' stands twice.");
                }
                if (rule.derivation().readsTime() && !root.has("time")) {
                  section.problem(
                      "name",
                      "'%s' is derived from the event's time; say in 'time' where that stands."
                          .formatted(rule.name()));
                }
                sections.putIfAbsent(rule.name(), section);
              });
    }
    if (features.isEmpty()) {
      root.problem("features", "at least one feature is expected.");
    }
    for (FeatureRule rule : features.values()) {
      var section = Objects.requireNonNull(sections.get(rule.name()));
      WindowJson.check(rule, section, features.values(), subjects);
    }
    return List.copyOf(features.values());
  }

  private static Optional<FeatureRule> rule(Section section) {
    String name = section.text("name");
    var type = type(section);
    var derivations = new ArrayList<Derivation>();
    JsonDefinitionFormat.pointer(section, "from")
        .ifPresent(at -> derivations.add(new Derivation.Field(at)));
    for (Function function : Function.values()) {
      JsonDefinitionFormat.pointer(section, function.name().toLowerCase(Locale.ROOT))
          .ifPresent(over -> derivations.add(new Aggregate(function, over)));
    }
    JsonDefinitionFormat.pointer(section, "length")
        .ifPresent(at -> derivations.add(new OfText(Measure.LENGTH, at)));
    JsonDefinitionFormat.pointer(section, "upperShare")
        .ifPresent(at -> derivations.add(new OfText(Measure.UPPER_SHARE, at)));
    section.section("sumOfProducts").flatMap(FeatureJson::products).ifPresent(derivations::add);
    derivations.addAll(ComputedJson.read(section));
    section.section("window").flatMap(WindowJson::window).ifPresent(derivations::add);
    boolean mutable = section.flag("mutable");
    section.refuseUnknownKeys();
    if (name.isBlank()) {
      return Optional.empty();
    }
    if (derivations.size() > 1) {
      section.problem("name", "'%s' is derived in more than one way.".formatted(name));
      return Optional.empty();
    }
    var derivation =
        derivations.isEmpty() ? new Derivation.Field(Pointer.toField(name)) : derivations.get(0);
    return section.checked("type", s -> new FeatureRule(name, type, derivation, mutable));
  }

  private static FeatureType type(Section section) {
    String text = section.optionalText("type").orElse("number");
    for (FeatureType type : FeatureType.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(text)) {
        return type;
      }
    }
    List<String> known =
        Arrays.stream(FeatureType.values()).map(t -> t.name().toLowerCase(Locale.ROOT)).toList();
    section.problem(
        "type", "one of %s is expected, not '%s'.".formatted(String.join(", ", known), text));
    return FeatureType.NUMBER;
  }

  private static Optional<Derivation> products(Section section) {
    var list = required(section, "list");
    var first = required(section, "first");
    var second = required(section, "second");
    section.refuseUnknownKeys();
    if (list.isEmpty() || first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new SumOfProducts(list.get(), first.get(), second.get()));
  }

  private static Optional<Pointer> required(Section section, String key) {
    return section.text(key).isEmpty()
        ? Optional.empty()
        : JsonDefinitionFormat.pointer(section, key);
  }
}
