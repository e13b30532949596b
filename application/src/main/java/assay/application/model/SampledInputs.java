package assay.application.model;

import assay.application.training.InputDistribution;
import assay.domain.features.Features;
import assay.domain.profiling.Histogram;
import assay.domain.profiling.NumberSummary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How the values of features are spread in a sample of events. */
final class SampledInputs {
  private static final int BINS = 20;
  private static final int VALUES = 20;

  private SampledInputs() {}

  /** Of one feature: as numbers where one is a number, else as categories. */
  static InputDistribution of(String name, List<Features> rows) {
    boolean numbers = rows.stream().anyMatch(row -> row.get(name) instanceof Double);
    return numbers ? numeric(name, rows) : categorical(name, rows);
  }

  private static InputDistribution numeric(String name, List<Features> rows) {
    double[] values =
        rows.stream()
            .mapToDouble(row -> row.get(name) instanceof Double number ? number : Double.NaN)
            .toArray();
    var summary = NumberSummary.of(values).orElseThrow();
    var histogram = Histogram.of(values, Optional.empty(), BINS).orElseThrow();
    var at = summary.quantiles();
    long present = histogram.goods().stream().mapToLong(Long::longValue).sum();
    return new InputDistribution.Numeric(
        name,
        present,
        rows.size() - present,
        summary.mean(),
        summary.deviation(),
        List.of(at.minimum(), at.lower(), at.median(), at.upper(), at.maximum()),
        histogram.edges(),
        histogram.goods());
  }

  private static InputDistribution categorical(String name, List<Features> rows) {
    var counts = new HashMap<String, Long>();
    for (var row : rows) {
      Object value = row.get(name);
      if (value != null) {
        counts.merge(value.toString(), 1L, Long::sum);
      }
    }
    var frequent = new LinkedHashMap<String, Long>();
    Comparator<Map.Entry<String, Long>> byCount = Map.Entry.comparingByValue();
    counts.entrySet().stream()
        .sorted(byCount.reversed().thenComparing(Map.Entry::getKey))
        .limit(VALUES)
        .forEach(entry -> frequent.put(entry.getKey(), entry.getValue()));
    long present = counts.values().stream().mapToLong(Long::longValue).sum();
    return new InputDistribution.Categorical(
        name, present, rows.size() - present, frequent, counts.size());
  }

  /** Whether any row has a value. */
  static boolean occurs(String name, List<Features> rows) {
    return rows.stream().map(row -> row.get(name)).anyMatch(Objects::nonNull);
  }
}
