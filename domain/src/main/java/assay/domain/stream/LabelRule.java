package assay.domain.stream;

import assay.domain.event.Pointer;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where labelled data says what was true.
 *
 * @param fraud the values there that mean fraud; numbers as they are usually written
 */
public record LabelRule(Pointer at, Set<String> fraud) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  public LabelRule {
    fraud = Set.copyOf(fraud);
  }

  /**
   * What an event says of itself; empty where it says nothing. A number is the text that it is
   * written as without trailing zeros: 1 and 1.0 are the same, also where a table holds it as text.
   */
  public Optional<Boolean> read(Object event) {
    Object value = at.find(event);
    boolean says =
        value instanceof Number
            || value instanceof Boolean
            || (value instanceof String text && !text.isBlank());
    return says ? Optional.of(fraud.contains(plain(String.valueOf(value)))) : Optional.empty();
  }

  private static String plain(String text) {
    return NUMBER.matcher(text).matches()
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }
}
