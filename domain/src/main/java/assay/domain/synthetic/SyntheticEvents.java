package assay.domain.synthetic;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endless series of invented events of one schema, label included. The same random source in the
 * same state gives the same series. Values are {@link String}, {@link Integer}, {@link Long},
 * {@link Double}, null, lists and maps; keys keep the order of the schema. Not thread-safe.
 */
public interface SyntheticEvents extends Iterator<Map<String, @Nullable Object>> {

  /** Name of the field that holds the truth; take it out before an event is sent anywhere. */
  String labelField();

  /** Whether the label of the given event means fraud. */
  boolean isFraud(Map<String, @Nullable Object> event);

  /** Always true: the series has no end. */
  @Override
  default boolean hasNext() {
    return true;
  }
}
