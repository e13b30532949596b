package assay.domain.profiling;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table, or a sample of one that is too large for the memory, with its rows in their order.
 *
 * @param name for people, such as that of the file
 * @param rows of the whole table, at least as many as are held here
 * @param frauds of the whole table, if they were counted
 * @param columns without the label; names differ, sizes are equal
 * @param fraud the label of each row; empty if the table has none
 * @param exact what was counted over the whole table, by column; columns may be left out
 */
public record Table(
    String name,
    long rows,
    OptionalLong frauds,
    List<Column> columns,
    Optional<boolean[]> fraud,
    Map<String, Counts> exact) {

  /**
   * Counts over all rows of the whole table.
   *
   * @param missing rows without a value
   * @param distinct values, exactly or closely
   */
  public record Counts(long missing, long distinct) {}

  public Table {
    columns = List.copyOf(columns);
    exact = Map.copyOf(exact);
    if (columns.isEmpty() || columns.get(0).size() == 0) {
      throw new IllegalArgumentException("Table %s has no row to profile.".formatted(name));
    }
    int held = columns.get(0).size();
    var names = new HashSet<String>();
    for (var column : columns) {
      if (column.size() != held) {
        throw new IllegalArgumentException(
            "Column %s has %d rows, column %s %d."
                .formatted(columns.get(0).name(), held, column.name(), column.size()));
      }
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("Two columns are called " + column.name() + ".");
      }
    }
    if (rows < held || (fraud.isPresent() && fraud.get().length != held)) {
      throw new IllegalArgumentException(
          "Table %s holds %d rows of %d, with %d labels."
              .formatted(name, held, rows, fraud.map(it -> it.length).orElse(held)));
    }
  }

  /** A table that is here as a whole. */
  public static Table whole(String name, List<Column> columns, Optional<boolean[]> fraud) {
    long rows = columns.isEmpty() ? 0 : columns.get(0).size();
    var frauds = fraud.map(Table::count).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    return new Table(name, rows, frauds, columns, fraud, Map.of());
  }

  /** Rows held here. */
  public int held() {
    return columns.get(0).size();
  }

  /** Whether only a part of the rows is held here. */
  public boolean sampled() {
    return held() < rows;
  }

  private static long count(boolean[] fraud) {
    long frauds = 0;
    for (boolean it : fraud) {
      frauds += it ? 1 : 0;
    }
    return frauds;
  }
}
