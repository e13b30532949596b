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

  /**
   * What an event says of itself; empty where it says nothing. A number is the text that it is
   * written as without trailing zeros: 1 and 1.0 are the same.
   */
  public Optional<Boolean> read(Object event) {
    Object value = at.find(event);
    if (value instanceof Number number) {
      return Optional.of(
          fraud.contains(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()));
    }
    boolean says = value instanceof Boolean || (value instanceof String text && !text.isBlank());
    return says ? Optional.of(fraud.contains(String.valueOf(value))) : Optional.empty();
  }
}
