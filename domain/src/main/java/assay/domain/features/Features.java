package assay.domain.features;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flat named values that a model reads, in the order of the stream's definition: {@link Double}
 * for numbers, {@link String} for categories and text, {@link Boolean}; null where missing.
 */
public record Features(Map<String, ?> values) {
  public Features {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The value of a feature, or null where it is missing or unknown. */
  public @Nullable Object get(String name) {
    return values.get(name);
  }
}
