package assay.adapters.pmml;

import java.util.List;
import java.util.Map;
import org.jpmml.evaluator.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * Events that stand for a stream, prepared as a model reads them.
 *
 * @param name where they come from, for people
 */
record Background(String name, List<Map<String, @Nullable FieldValue>> rows) {
  /** Fewer say too little about a tree: a leaf would have one row or none. */
  private static final int FEWEST_ROWS = 30;

  /** The first one that has enough rows; one without rows if none has. */
  static Background firstLargeEnough(List<Background> backgrounds) {
    return backgrounds.stream()
        .filter(background -> background.rows.size() >= FEWEST_ROWS)
        .findFirst()
        .orElse(new Background("none", List.of()));
  }
}
