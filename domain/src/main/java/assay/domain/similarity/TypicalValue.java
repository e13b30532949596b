package assay.domain.similarity;

import assay.domain.monitoring.Percentiles;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is typical of many values of one feature. */
public final class TypicalValue {
  private TypicalValue() {}

  /**
   * The median of numbers, the most frequent of all others (of equally frequent ones the first in
   * the order of their texts). Values that are missing do not count.
   *
   * @param values of one feature: Double, String, Boolean or null
   * @return empty if none has a value
   */
  public static Optional<Object> of(List<? extends @Nullable Object> values) {
    var present = values.stream().filter(Objects::nonNull).map(Object.class::cast).toList();
    if (present.isEmpty()) {
      return Optional.empty();
    }
    if (present.stream().allMatch(TypicalValue::isNumber)) {
      double[] numbers = present.stream().mapToDouble(value -> (Double) value).toArray();
      return Optional.of(Percentiles.of(numbers).at(50));
    }
    return mostFrequent(present);
  }

  private static boolean isNumber(Object value) {
    return value instanceof Double number && Double.isFinite(number);
  }

  private static Optional<Object> mostFrequent(List<Object> present) {
    Map<String, List<Object>> byText =
        present.stream()
            .collect(Collectors.groupingBy(Object::toString, TreeMap::new, Collectors.toList()));
    Comparator<List<Object>> byCount = Comparator.comparingInt(List::size);
    // The first of equals: max would answer the last.
    return byText.values().stream()
        .reduce((first, second) -> byCount.compare(second, first) > 0 ? second : first)
        .map((Function<List<Object>, Object>) equal -> equal.get(0));
  }
}
