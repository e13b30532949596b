package assay.domain.explanation;

import assay.domain.features.Features;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows with one value put in the place of another. */
final class Rows {
  private Rows() {}

  static Features with(Features row, String feature, @Nullable Object value) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(row.values());
    values.put(feature, value);
    return new Features(values);
  }

  /** The mean score when a feature has the same value in every row. */
  static double meanWith(
      Scorer scorer, List<Features> rows, String feature, @Nullable Object value) {
    double sum = 0;
    for (var row : rows) {
      sum += scorer.score(with(row, feature, value));
    }
    return sum / rows.size();
  }

  static double mean(Scorer scorer, List<Features> rows) {
    return rows.stream().mapToDouble(scorer::score).average().orElseThrow();
  }

  static void requireAny(List<Features> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("An explanation needs at least one row to compare with.");
    }
  }
}
