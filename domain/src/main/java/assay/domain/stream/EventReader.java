package assay.domain.stream;

import assay.domain.event.AmountAtRisk;
import assay.domain.event.Event;
import assay.domain.event.FieldProblem;
import assay.domain.event.Pointer;
import assay.domain.event.Subject;
import assay.domain.event.TimeRule;
import assay.domain.features.FeatureReader;
import assay.domain.features.Features;
import assay.domain.history.HistoryWindows;
import assay.domain.history.Kept;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads raw events by the definition of their stream. Thread-safe. */
public final class EventReader {
  private static final int LONGEST_ID = 200;
  private static final int LARGEST_EXPONENT = 30;

  private final StreamDefinition definition;
  private final FeatureReader features;
  private final HistoryWindows history;

  public EventReader(StreamDefinition definition) {
    this.definition = definition;
    this.features = new FeatureReader(definition.features());
    this.history = new HistoryWindows(definition.features());
  }

  /** The windows over the past, which {@link #read} leaves missing. */
  public HistoryWindows history() {
    return history;
  }

  /**
   * What later windows need to know of an event, and what its own windows were.
   *
   * @param event with the values of its windows
   */
  public Kept kept(Event event, Map<String, ?> raw) {
    if (history.isEmpty()) {
      return Kept.NOTHING;
    }
    var fraud = definition.label().flatMap(label -> label.read(raw));
    return new Kept(history.values(event.features()), history.kept(event, fraud));
  }

  /** What came of reading. */
  public sealed interface Reading {
    record Read(Event event) implements Reading {}

    /** The event breaks the definition; nothing of it can be decided. */
    record Refused(List<FieldProblem> problems) implements Reading {}
  }

  /**
   * The event's own id as text, where the stream declares one and it is usable: a text or a whole
   * number, 1 to 200 characters without control characters.
   */
  public Optional<String> id(Map<String, ?> raw) {
    return definition.id().map(at -> at.find(raw)).flatMap(EventReader::usableId);
  }

  /**
   * Reads one event.
   *
   * @param raw a tree of maps, lists, texts, numbers, booleans and nulls
   * @param arrival counts where the stream declares no time
   * @param newId answers an id where the stream declares none
   */
  public Reading read(Map<String, ?> raw, Instant arrival, Supplier<String> newId) {
    var problems = new ArrayList<FieldProblem>();
    String id = definition.id().isPresent() ? declaredId(raw, problems) : newId.get();
    Instant time = time(raw, arrival, problems);
    Features read = features.read(raw, time, problems::add);
    AmountAtRisk amount = amount(raw, read, problems);
    if (!problems.isEmpty() || amount == null) {
      return new Reading.Refused(onePerField(problems));
    }
    return new Reading.Read(new Event(definition.name(), id, time, amount, subjects(raw), read));
  }

  private String declaredId(Map<String, ?> raw, List<FieldProblem> problems) {
    var id = id(raw);
    if (id.isEmpty()) {
      Pointer at = definition.id().orElseThrow();
      problems.add(
          FieldProblem.at(
              at,
              at.find(raw),
              "the event's id: a whole number or a text of 1 to %d characters"
                  .formatted(LONGEST_ID)));
    }
    return id.orElse("");
  }

  private static Optional<String> usableId(Object value) {
    String text = value instanceof String given ? given : wholeNumber(value);
    boolean usable =
        !text.isBlank()
            && text.codePointCount(0, text.length()) <= LONGEST_ID
            && text.codePoints().noneMatch(Character::isISOControl);
    return usable ? Optional.of(text) : Optional.empty();
  }

  private static String wholeNumber(Object value) {
    if (value instanceof Number number) {
      var exact = new BigDecimal(number.toString()).stripTrailingZeros();
      if (exact.scale() <= 0 && exact.scale() > -LARGEST_EXPONENT) {
        return exact.toPlainString();
      }
    }
    return "";
  }

  private Instant time(Map<String, ?> raw, Instant arrival, List<FieldProblem> problems) {
    if (definition.time().isEmpty()) {
      return arrival;
    }
    TimeRule rule = definition.time().get();
    Instant time = rule.read(raw);
    if (time == null) {
      Pointer at = rule.at().get(0);
      problems.add(FieldProblem.at(at, at.find(raw), rule.format().expected()));
      return arrival;
    }
    return time;
  }

  private @Nullable AmountAtRisk amount(
      Map<String, ?> raw, Features read, List<FieldProblem> problems) {
    var currency = currency(raw, problems);
    var amount = definition.amount();
    Object value;
    Pointer at;
    if (amount instanceof AmountRule.Field field) {
      at = field.at();
      value = at.find(raw);
    } else if (amount instanceof AmountRule.Feature feature) {
      at = Pointer.toField(feature.name());
      value = read.get(feature.name());
      if (value == null && isTold(feature.name(), problems)) {
        return null;
      }
    } else {
      at = Pointer.toField("amount");
      value = ((AmountRule.Constant) amount).amount();
    }
    if (!(value instanceof Number number) || !isAmount(number)) {
      problems.add(FieldProblem.at(at, value, "the amount at risk: a number, 0 or more"));
      return null;
    }
    return currency == null
        ? null
        : new AmountAtRisk(
            new BigDecimal(number.toString()),
            currency,
            definition.currency().rate(currency).orElseThrow());
  }

  /** Whether a place that the feature reads was refused already. */
  private boolean isTold(String feature, List<FieldProblem> problems) {
    return definition.features().stream()
        .filter(rule -> rule.name().equals(feature))
        .flatMap(rule -> rule.derivation().reads().stream())
        .anyMatch(at -> problems.stream().anyMatch(p -> p.field().equals(at.toString())));
  }

  private static boolean isAmount(Number number) {
    double value = number.doubleValue();
    return value >= 0 && value < 1e15;
  }

  private @Nullable String currency(Map<String, ?> raw, List<FieldProblem> problems) {
    var rule = definition.currency();
    if (rule.at().isEmpty()) {
      return rule.reporting();
    }
    Object value = rule.at().get().find(raw);
    if (value instanceof String currency && rule.rate(currency).isPresent()) {
      return currency;
    }
    problems.add(
        FieldProblem.at(
            rule.at().get(),
            value,
            "a currency with a rate: "
                + rule.reporting()
                + rule.rates().keySet().stream()
                    .sorted()
                    .map(c -> ", " + c)
                    .reduce("", String::concat)));
    return null;
  }

  private List<Subject> subjects(Map<String, ?> raw) {
    var subjects = new ArrayList<Subject>();
    definition
        .subjects()
        .forEach(
            (kind, at) -> {
              Object value = at.find(raw);
              if (value instanceof String || value instanceof Number) {
                String text = value.toString();
                if (!text.isBlank() && text.indexOf('\0') < 0) {
                  subjects.add(new Subject(kind, text));
                }
              }
            });
    return subjects;
  }

  /** A field that is read in two roles is told once: the later role says more. */
  private List<FieldProblem> onePerField(List<FieldProblem> problems) {
    var byField = new LinkedHashMap<String, FieldProblem>();
    problems.forEach(problem -> byField.put(problem.field(), hideMasked(problem)));
    return List.copyOf(byField.values());
  }

  private FieldProblem hideMasked(FieldProblem problem) {
    return definition.isMasked(Pointer.parse(problem.field())) ? problem.masked() : problem;
  }
}
