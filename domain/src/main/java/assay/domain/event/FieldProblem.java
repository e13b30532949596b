package assay.domain.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field that can't be used: where it is, what stands there and what was expected. The value is
 * shortened, and replaced by its type where the field is masked.
 */
public record FieldProblem(String field, String value, String expected) {
  private static final int LONGEST = 80;

  /** A problem with the value that stands at the pointer; null means missing. */
  public static FieldProblem at(Pointer pointer, @Nullable Object value, String expected) {
    return new FieldProblem(pointer.toString(), describe(value), expected);
  }

  /** The same problem without the value, for fields that must not be seen. */
  public FieldProblem masked() {
    return new FieldProblem(field, "(masked)", expected);
  }

  private static String describe(@Nullable Object value) {
    if (value == null) {
      return "missing";
    }
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "a list";
    }
    String text = value instanceof String ? "\"" + value + "\"" : value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
