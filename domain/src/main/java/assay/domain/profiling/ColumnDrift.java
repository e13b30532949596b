package assay.domain.profiling;

import assay.domain.monitoring.KolmogorovSmirnov;
import assay.domain.monitoring.QuantileBins;
import assay.domain.monitoring.StabilityIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a column has moved from one table to another.
 *
 * @param index in deciles of the first table for numbers, by value for others; missing values are a
 *     bin of their own on both sides
 * @param distance Kolmogorov-Smirnov distance of the values present, [0, 1]; numbers only
 * @param missingBefore share without a value in the first table, [0, 1]
 * @param missingAfter share without a value in the second, [0, 1]
 * @param unseen share of the second table's rows with a value that the first has not, [0, 1];
 *     categories only
 */
public record ColumnDrift(
    String column,
    StabilityIndex index,
    OptionalDouble distance,
    double missingBefore,
    double missingAfter,
    OptionalDouble unseen) {

  /**
   * Of every column that both tables have, with the same kind of values, the most moved first.
   * Identifiers, free text and row numbers differ by nature and are left out.
   */
  public static List<ColumnDrift> between(Table before, Table after) {
    Map<String, Column> others =
        after.columns().stream().collect(Collectors.toMap(Column::name, it -> it));
    var all = new ArrayList<ColumnDrift>();
    for (var column : before.columns()) {
      var other = Optional.ofNullable(others.get(column.name()));
      var kind = ColumnKind.of(Counted.of(column, before));
      if (other.isPresent() && (kind.comparable() || kind == ColumnKind.CONSTANT)) {
        between(column, other.get()).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparingDouble(it -> -it.index().value()));
    return List.copyOf(all);
  }

  private static Optional<ColumnDrift> between(Column before, Column after) {
    if (before instanceof Column.Numbers one && after instanceof Column.Numbers other) {
      return Optional.of(ofNumbers(one, other));
    }
    if (before instanceof Column.Texts one && after instanceof Column.Texts other) {
      return Optional.of(ofTexts(one, other));
    }
    return Optional.empty();
  }

  private static ColumnDrift ofNumbers(Column.Numbers before, Column.Numbers after) {
    var bins = QuantileBins.deciles(before.values());
    double[] one = present(before.values());
    double[] other = present(after.values());
    return new ColumnDrift(
        before.name(),
        StabilityIndex.of(bins.count(before.values()), bins.count(after.values())),
        other.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(KolmogorovSmirnov.distance(one, other)),
        1 - one.length / (double) before.size(),
        1 - other.length / (double) after.size(),
        OptionalDouble.empty());
  }

  private static ColumnDrift ofTexts(Column.Texts before, Column.Texts after) {
    var one = counts(before.values());
    var other = counts(after.values());
    long unseen =
        other.entrySet().stream()
            .filter(it -> it.getKey().isPresent() && !one.containsKey(it.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new ColumnDrift(
        before.name(),
        StabilityIndex.of(one, other),
        OptionalDouble.empty(),
        one.getOrDefault(Optional.<String>empty(), 0L) / (double) before.size(),
        other.getOrDefault(Optional.<String>empty(), 0L) / (double) after.size(),
        OptionalDouble.of(unseen / (double) after.size()));
  }

  private static double[] present(double[] values) {
    return Arrays.stream(values).filter(it -> !Double.isNaN(it)).toArray();
  }

  private static Map<Optional<String>, Long> counts(@Nullable String[] values) {
    var counts = new HashMap<Optional<String>, Long>();
    for (String value : values) {
      counts.merge(Optional.ofNullable(value), 1L, Long::sum);
    }
    return counts;
  }
}
