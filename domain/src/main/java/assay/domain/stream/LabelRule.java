package assay.domain.stream;

import assay.domain.event.Pointer;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Where labelled data says what was true.
 *
 * @param fraud the values there that mean fraud; numbers as they are usually written
 */
public record LabelRule(Pointer at, Set<String> fraud) {
  public LabelRule {
    fraud = Set.copyOf(fraud);
  }

  /** Whether a labelled event was fraud; empty if it carries no label. */
  public Optional<Boolean> read(Object event) {
    return Optional.ofNullable(at.find(event)).map(value -> fraud.contains(text(value)));
  }

  /** 1, 1.0 and 1.00 are the same label. */
  private static String text(Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : value.toString();
  }
}
