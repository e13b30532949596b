package assay.domain.features;

import assay.domain.event.FieldProblem;
import assay.domain.event.Pointer;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One event, and what its features need besides: when it happened, and where to tell what can't be
 * read.
 */
public record Source(Map<String, ?> event, Instant time, Consumer<FieldProblem> problems) {
  /** The value at a place; blank texts are missing, as empty cells of a table are. */
  @Nullable Object find(Pointer at) {
    Object value = at.find(event);
    return value instanceof String text && text.isBlank() ? null : value;
  }

  /** The text at a place; a value of another type is refused. */
  @Nullable String text(Pointer at, String expected) {
    Object value = find(at);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    refuse(at, value, expected);
    return null;
  }

  void refuse(Pointer at, @Nullable Object value, String expected) {
    problems.accept(FieldProblem.at(at, value, expected));
  }
}
