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
  /** The first one that has rows. */
  static Background first(List<Background> backgrounds) {
    return backgrounds.stream()
        .filter(background -> !background.rows.isEmpty())
        .findFirst()
        .orElse(new Background("none", List.of()));
  }
}
