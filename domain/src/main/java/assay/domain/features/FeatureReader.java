package assay.domain.features;

import assay.domain.event.FieldProblem;
import assay.domain.event.Pointer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Derives the features of an event by the rules of its stream. The same code runs in training and
 * in serving. Thread-safe.
 */
public final class FeatureReader {
  private final List<FeatureRule> rules;

  public FeatureReader(List<FeatureRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * All features of an event; those that can't be read are missing and told to {@code problems}.
   * Windows over the past are missing.
   *
   * @param event a tree of maps, lists, texts, numbers, booleans and nulls
   * @param time when it happened
   */
  public Features read(Map<String, ?> event, Instant time, Consumer<FieldProblem> problems) {
    var source = new Source(event, time, problems);
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (FeatureRule rule : rules) {
      values.put(rule.name(), value(rule, source));
    }
    return new Features(values);
  }

  private static @Nullable Object value(FeatureRule rule, Source source) {
    var event = source.event();
    var problems = source.problems();
    var derivation = rule.derivation();
    if (derivation instanceof Computed computed) {
      return computed.value(source, rule.type());
    }
    if (derivation instanceof Derivation.Field field) {
      return typed(rule.type(), field.at(), field.at().find(event), problems);
    }
    if (derivation instanceof Derivation.OfText text) {
      Object value = typed(FeatureType.TEXT, text.at(), text.at().find(event), problems);
      return value == null ? null : measure(text.measure(), (String) value);
    }
    if (derivation instanceof Derivation.Window) {
      return null; // not in the event: assay.domain.history fills it
    }
    if (derivation instanceof Derivation.SumOfProducts products) {
      return sumOfProducts(products, event, problems);
    }
    return aggregate((Derivation.Aggregate) derivation, event, problems);
  }

  private static @Nullable Object typed(
      FeatureType type, Pointer at, @Nullable Object value, Consumer<FieldProblem> problems) {
    if (value == null) {
      return null;
    }
    Object read =
        switch (type) {
          case NUMBER -> value instanceof Number number ? finite(number) : null;
          case TEXT -> value instanceof String ? value : null;
          case BOOLEAN -> value instanceof Boolean ? value : null;
          case CATEGORY -> category(value);
        };
    if (read == null) {
      problems.accept(FieldProblem.at(at, value, type.expected()));
    }
    return read;
  }

  private static @Nullable Double finite(Number number) {
    double value = number.doubleValue();
    return Double.isFinite(value) ? value : null;
  }

  /** The text of a category; 3, 3.0 and 3.00 are the same one. */
  private static @Nullable String category(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Number number) {
      BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
      return Math.abs((long) plain.scale()) <= 64 ? plain.toPlainString() : plain.toString();
    }
    return value instanceof Boolean ? value.toString() : null;
  }

  private static @Nullable Double aggregate(
      Derivation.Aggregate aggregate, Map<String, ?> event, Consumer<FieldProblem> problems) {
    List<Object> values = aggregate.over().findAll(event);
    return switch (aggregate.function()) {
      case COUNT -> (double) count(aggregate.over(), values, problems);
      case DISTINCT -> (double) new HashSet<>(values).size();
      default -> ofNumbers(aggregate, values, problems);
    };
  }

  /** Counts the elements of the list that the pointer names, or the values that it finds. */
  private static int count(Pointer over, List<Object> values, Consumer<FieldProblem> problems) {
    if (over.isMany() || values.isEmpty()) {
      return values.size();
    }
    if (values.get(0) instanceof List<?> list) {
      return list.size();
    }
    problems.accept(FieldProblem.at(over, values.get(0), "a list"));
    return 0;
  }

  private static @Nullable Double ofNumbers(
      Derivation.Aggregate aggregate, List<Object> values, Consumer<FieldProblem> problems) {
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (Object value : values) {
      Object number = typed(FeatureType.NUMBER, aggregate.over(), value, problems);
      if (number == null) {
        return null;
      }
      sum += (Double) number;
      min = Math.min(min, (Double) number);
      max = Math.max(max, (Double) number);
    }
    boolean empty = values.isEmpty();
    return switch (aggregate.function()) {
      case SUM -> sum;
      case MEAN -> empty ? null : sum / values.size();
      case MIN -> empty ? null : min;
      case MAX -> empty ? null : max;
      default -> throw new IllegalStateException(aggregate.function() + " is no sum of numbers.");
    };
  }

  private static @Nullable Double sumOfProducts(
      Derivation.SumOfProducts products, Map<String, ?> event, Consumer<FieldProblem> problems) {
    Object list = products.list().find(event);
    if (list == null) {
      return 0.0;
    }
    if (!(list instanceof List<?> elements)) {
      problems.accept(FieldProblem.at(products.list(), list, "a list"));
      return null;
    }
    Pointer firstPlace = products.firstPlace();
    Pointer secondPlace = products.secondPlace();
    double sum = 0;
    for (Object element : elements) {
      Object first = products.first().find(element);
      Object second = products.second().find(element);
      var left = (Double) typed(FeatureType.NUMBER, firstPlace, first, problems);
      var right = (Double) typed(FeatureType.NUMBER, secondPlace, second, problems);
      if (left != null && right != null) {
        sum += left * right;
      }
    }
    return sum;
  }

  private static double measure(Derivation.Measure measure, String text) {
    if (measure == Derivation.Measure.LENGTH) {
      return text.codePointCount(0, text.length());
    }
    long letters = text.codePoints().filter(Character::isLetter).count();
    long capitals = text.codePoints().filter(Character::isUpperCase).count();
    return letters == 0 ? 0 : (double) capitals / letters;
  }
}
