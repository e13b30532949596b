package assay.domain.explanation;

import assay.domain.features.Features;
import assay.domain.monitoring.Percentiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The mean score when one feature has the same value in every row, for several values (Friedman,
 * Greedy function approximation: a gradient boosting machine, 2001, section 8.2). It is honest as
 * far as the feature could have that value beside the others.
 *
 * @param points in the order of the values given
 */
public record PartialDependence(String feature, List<Point> points) {
  public PartialDependence {
    points = List.copyOf(points);
  }

  /**
   * One value and the mean score with it.
   *
   * @param value a Double, a String or a Boolean
   */
  public record Point(Object value, double score) {}

  /**
   * The dependence on one feature.
   *
   * @param rows one or more; a few hundred suffice
   * @param values to try, as of {@link #grid}
   */
  public static PartialDependence of(
      Scorer scorer, List<Features> rows, String feature, List<?> values) {
    Rows.requireAny(rows);
    var points = new ArrayList<Point>();
    for (Object value : values) {
      points.add(new Point(value, Rows.meanWith(scorer, rows, feature, value)));
    }
    return new PartialDependence(feature, points);
  }

  /**
   * Values of a feature worth trying: for numbers the distinct percentiles from 1 to 99 in equal
   * steps, for others the most frequent ones, equals by name; empty if no row has a value.
   *
   * @param atMost 2 or more
   */
  public static List<Object> grid(List<Features> rows, String feature, int atMost) {
    if (atMost < 2) {
      throw new IllegalArgumentException("A grid has 2 values or more, not " + atMost + ".");
    }
    var numbers = new ArrayList<Double>();
    var others = new LinkedHashMap<Object, Integer>();
    for (var row : rows) {
      Object value = row.get(feature);
      if (value instanceof Double number) {
        numbers.add(number);
      } else if (value != null) {
        others.merge(value, 1, Integer::sum);
      }
    }
    return numbers.isEmpty() ? mostFrequent(others, atMost) : percentiles(numbers, atMost);
  }

  private static List<Object> percentiles(List<Double> numbers, int atMost) {
    var percentiles = Percentiles.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    var grid = new ArrayList<Object>();
    for (int i = 0; i < atMost; i++) {
      double value = percentiles.at(1 + 98.0 * i / (atMost - 1));
      if (grid.isEmpty() || !grid.get(grid.size() - 1).equals(value)) {
        grid.add(value);
      }
    }
    return grid;
  }

  private static List<Object> mostFrequent(Map<Object, Integer> counts, int atMost) {
    Comparator<Map.Entry<Object, Integer>> byCount = Map.Entry.comparingByValue();
    return counts.entrySet().stream()
        .sorted(byCount.reversed().thenComparing(entry -> entry.getKey().toString()))
        .limit(atMost)
        .<Object>map(Map.Entry::getKey)
        .toList();
  }
}
