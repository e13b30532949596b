package assay.adapters.json;

import assay.application.stream.DefinitionFormat;
import assay.domain.cost.Bands;
import assay.domain.cost.Costs;
import assay.domain.cost.Policy;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureRule;
import assay.domain.model.ActivationRule;
import assay.domain.promotion.PromotionLimits;
import assay.domain.scoring.Population;
import assay.domain.stream.AmountRule;
import assay.domain.stream.CurrencyRule;
import assay.domain.stream.LabelRule;
import assay.domain.stream.StreamDefinition;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Stream definitions as JSON: {@code stream.json}, described in {@code docs/streams.md}. */
@ApplicationScoped
public class JsonDefinitionFormat implements DefinitionFormat {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  @Override
  public Parsed parse(StreamName stream, byte[] document) {
    var problems = new ArrayList<Problem>();
    try {
      var definition = definition(stream, mapper.readTree(document), problems);
      if (problems.isEmpty() && definition.isPresent()) {
        return new Parsed.Read(definition.get(), definition.get().policy().warnings());
      }
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      problems.add(
          new Problem(
              "",
              "not well-formed JSON at line %d, column %d: %s"
                  .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage())));
    } catch (IOException e) {
      problems.add(new Problem("", "can't be read: " + e.getMessage()));
    }
    return new Parsed.Refused(List.copyOf(problems));
  }

  private static Optional<StreamDefinition> definition(
      StreamName name, JsonNode document, List<Problem> problems) {
    var root = new Section(document, "", problems);
    String title = root.text("title");
    var id = pointer(root, "id");
    var time = TimeJson.rule(root);
    var subjects = subjects(root);
    var features = FeatureJson.rules(root, subjects.keySet());
    var amount = amount(root, features);
    var currency = currency(root);
    var label = root.section("label").flatMap(JsonDefinitionFormat::label);
    var policy = policy(root);
    var population = root.section("population").flatMap(JsonDefinitionFormat::population);
    var masked = pointers(root, "masked");
    var retention = root.optionalText("retention").flatMap(text -> retention(root, text));
    var review = ReviewJson.rules(root);
    var model = root.section("model");
    var output = model.flatMap(section -> section.optionalText("output"));
    var activation = model.map(ModelJson::activation).orElse(ActivationRule.AUTOMATIC);
    var limits = model.flatMap(section -> section.section("limits")).flatMap(ModelJson::limits);
    model.ifPresent(Section::refuseUnknownKeys);
    var wording = WordsJson.wording(root);
    root.optionalText("description");
    root.refuseUnknownKeys();
    if (amount.isEmpty()
        || currency.isEmpty()
        || policy.isEmpty()
        || review.isEmpty()
        || wording.isEmpty()
        || !problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new StreamDefinition(
            name,
            title,
            id,
            time,
            amount.get(),
            currency.get(),
            subjects,
            label,
            features,
            policy.get(),
            population,
            masked,
            retention,
            review.get(),
            output,
            activation,
            limits.orElse(PromotionLimits.NONE),
            wording.get()));
  }

  static Optional<Pointer> pointer(Section section, String key) {
    return section
        .optionalText(key)
        .flatMap(text -> section.checked(key, s -> Pointer.parse(text)));
  }

  private static Set<Pointer> pointers(Section section, String key) {
    var pointers = new LinkedHashSet<Pointer>();
    for (String text : section.texts(key)) {
      section.checked(key, s -> Pointer.parse(text)).ifPresent(pointers::add);
    }
    return pointers;
  }

  private static Optional<AmountRule> amount(Section root, List<FeatureRule> features) {
    var value = root.any("amount");
    if (value.isPresent() && value.get().isNumber() && value.get().doubleValue() >= 0) {
      return Optional.of(new AmountRule.Constant(value.get().decimalValue()));
    }
    if (value.isPresent() && value.get().isTextual()) {
      String text = value.get().textValue();
      if (text.startsWith("/")) {
        return pointer(root, "amount").map(AmountRule.Field::new);
      }
      if (features.stream()
          .filter(feature -> !(feature.derivation() instanceof Derivation.Window))
          .anyMatch(feature -> feature.name().equals(text))) {
        return Optional.of(new AmountRule.Feature(text));
      }
    }
    root.problem(
        "amount",
        "the amount at risk is expected: a JSON Pointer as '/amount', the name of a feature that is"
            + " no window, or a number of 0 or more.");
    return Optional.empty();
  }

  private static Optional<CurrencyRule> currency(Section root) {
    String text = root.text("currency");
    var section = root.section("rates");
    var rates = new HashMap<String, Double>();
    root.members("rates")
        .forEach(
            rate ->
                section
                    .flatMap(s -> s.optionalNumber(rate.getKey()))
                    .ifPresent(value -> rates.put(rate.getKey(), value)));
    if (!text.startsWith("/")) {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(new CurrencyRule(Optional.empty(), text, Map.of()));
    }
    String reporting = root.text("reportingCurrency");
    return pointer(root, "currency")
        .flatMap(
            at -> root.checked("rates", s -> new CurrencyRule(Optional.of(at), reporting, rates)));
  }

  private static Map<String, Pointer> subjects(Section root) {
    var subjects = new LinkedHashMap<String, Pointer>();
    root.section("subjects")
        .ifPresent(
            section ->
                root.members("subjects")
                    .forEach(
                        member ->
                            pointer(section, member.getKey())
                                .ifPresent(at -> subjects.put(member.getKey(), at))));
    return subjects;
  }

  private static Optional<LabelRule> label(Section section) {
    if (section.text("field").isEmpty()) {
      return Optional.empty();
    }
    var at = pointer(section, "field");
    var fraud = Set.copyOf(section.texts("fraud"));
    if (fraud.isEmpty()) {
      section.problem("fraud", "the values that mean fraud are expected, as a list of texts.");
    }
    section.refuseUnknownKeys();
    return at.map(pointer -> new LabelRule(pointer, fraud));
  }

  private static Optional<Policy> policy(Section root) {
    boolean costs = root.has("costs");
    boolean bands = root.has("bands");
    if (costs == bands) {
      root.problem("costs", "either 'costs' or 'bands' is expected.");
      return Optional.empty();
    }
    return costs
        ? root.section("costs").flatMap(s -> made(s, JsonDefinitionFormat::costs))
        : root.section("bands").flatMap(s -> made(s, JsonDefinitionFormat::bands));
  }

  private static Policy costs(Section section) {
    return new Costs(
        section.number("lossRate"),
        section.number("fee"),
        section.number("review"),
        section.number("catchRate"),
        section.number("insult"),
        section.number("insultShare"),
        section.flag("automaticBlock"),
        section.number("highFrom"),
        section.number("reviewMinutes"));
  }

  private static Policy bands(Section section) {
    return new Bands(
        section.number("medium"), section.number("high"), section.flag("automaticBlock"));
  }

  private static Optional<Population> population(Section section) {
    return made(section, s -> new Population(s.number("fraudShare"), s.number("trainedOn")));
  }

  /** Makes a value that checks itself out of a whole section. */
  private static <T> Optional<T> made(Section section, Function<Section, T> make) {
    Optional<T> made = section.checked("", make);
    section.refuseUnknownKeys();
    return made;
  }

  private static Optional<Period> retention(Section root, String text) {
    try {
      return Optional.of(Period.parse(text));
    } catch (DateTimeException e) {
      root.problem(
          "retention", "an ISO 8601 period as P2Y or P90D is expected, not '%s'.".formatted(text));
      return Optional.empty();
    }
  }
}
