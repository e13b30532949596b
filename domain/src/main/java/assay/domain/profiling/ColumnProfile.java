package assay.domain.profiling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one column looks like. Counts are over the rows held, unless the table brought exact ones.
 *
 * @param present rows with a value
 * @param missing rows without one
 * @param distinct different values
 * @param missingAmongGoods share of good events without a value, [0, 1]; empty without labels
 * @param missingAmongFrauds share of frauds without a value, [0, 1]; empty without labels
 * @param numbers for columns of numbers
 * @param mostFrequent up to ten values, the most frequent first
 * @param histogram for columns of numbers
 * @param separation see {@link Separation}; empty unless there are both classes
 */
public record ColumnProfile(
    String name,
    ColumnKind kind,
    long present,
    long missing,
    long distinct,
    OptionalDouble missingAmongGoods,
    OptionalDouble missingAmongFrauds,
    Optional<NumberSummary> numbers,
    List<Frequency> mostFrequent,
    Optional<Histogram> histogram,
    OptionalDouble separation) {
  private static final int MOST_FREQUENT = 10;
  private static final int BINS = 24;

  public ColumnProfile {
    mostFrequent = List.copyOf(mostFrequent);
  }

  /** Share of the rows without a value, [0, 1]. */
  public double missingShare() {
    return missing / (double) (present + missing);
  }

  static ColumnProfile of(Counted values, Table table) {
    var column = values.column();
    boolean[] fraud = table.fraud().orElseGet(() -> new boolean[table.held()]);
    long missing = 0;
    long[] missingByClass = new long[2];
    long[] byClass = new long[2];
    for (int row = 0; row < column.size(); row++) {
      int label = fraud[row] ? 1 : 0;
      byClass[label]++;
      if (column.missing(row)) {
        missing++;
        missingByClass[label]++;
      }
    }
    var exact = Optional.ofNullable(table.exact().get(column.name()));
    long allMissing = exact.map(Table.Counts::missing).orElse(missing);
    long all = exact.isPresent() ? table.rows() : column.size();
    double[] numbers = column instanceof Column.Numbers it ? it.values() : new double[0];
    return new ColumnProfile(
        column.name(),
        ColumnKind.of(values),
        all - allMissing,
        allMissing,
        exact.map(Table.Counts::distinct).orElse((long) values.distinct()),
        share(missingByClass[0], byClass[0], table),
        share(missingByClass[1], byClass[1], table),
        NumberSummary.of(numbers),
        values.frequent().stream().limit(MOST_FREQUENT).toList(),
        Histogram.of(numbers, table.fraud(), BINS),
        table.fraud().map(it -> Separation.of(values, it)).orElseGet(OptionalDouble::empty));
  }

  private static OptionalDouble share(long part, long whole, Table table) {
    return table.fraud().isEmpty() || whole == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(part / (double) whole);
  }
}
