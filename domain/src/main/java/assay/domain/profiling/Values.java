package assay.domain.profiling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column with its values as people write them, counted once. */
record Values(Column column, @Nullable String[] written, List<Frequency> frequencies) {
  static Values of(Column column, Table table) {
    @Nullable String[] written = Texts.of(column);
    boolean[] fraud = table.fraud().orElseGet(() -> new boolean[table.held()]);
    return new Values(column, written, Frequency.of(written, fraud));
  }
}
