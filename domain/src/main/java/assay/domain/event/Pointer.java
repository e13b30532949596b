package assay.domain.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Pointer (RFC 6901) into an event, extended by {@code *} for "every element of this list":
 * {@code /ticket_types/*}{@code /cost}. Events are trees of {@link Map}, {@link List}, {@link
 * String}, {@link Number}, {@link Boolean} and null.
 */
public record Pointer(List<String> segments) {
  private static final String EVERY = "*";

  public Pointer {
    segments = List.copyOf(segments);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text does not start with a slash or has a bad escape
   */
  public static Pointer parse(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException(
          "A JSON Pointer starts with '/', as in '/amount', not '%s'.".formatted(text));
    }
    var segments = new ArrayList<String>();
    for (String segment : text.substring(1).split("/", -1)) {
      if (segment.matches(".*~([^01].*)?")) {
        throw new IllegalArgumentException(
            "In a JSON Pointer '~' is written '~0' and '/' is written '~1'; '%s' has a bare '~'."
                .formatted(text));
      }
      segments.add(segment.replace("~1", "/").replace("~0", "~"));
    }
    return new Pointer(segments);
  }

  /** The pointer to a field at the top of the event. */
  public static Pointer toField(String name) {
    return new Pointer(List.of(name));
  }

  /** The pointer to every element of the list here. */
  public Pointer everyElement() {
    return then(toField(EVERY));
  }

  /** The pointer that goes on from here. */
  public Pointer then(Pointer further) {
    var joined = new ArrayList<>(segments);
    joined.addAll(further.segments);
    return new Pointer(joined);
  }

  /** Whether this pointer names every element of some list and so can find many values. */
  public boolean isMany() {
    return segments.contains(EVERY);
  }

  /** Whether this pointer goes below the top of the event. */
  public boolean isNested() {
    return segments.size() > 1;
  }

  /**
   * Whether this is the other's place, or one below it; {@code *} on either side is any element.
   */
  public boolean isAtOrBelow(Pointer other) {
    if (segments.size() < other.segments.size()) {
      return false;
    }
    for (int i = 0; i < other.segments.size(); i++) {
      String here = segments.get(i);
      String there = other.segments.get(i);
      if (!here.equals(there) && !here.equals(EVERY) && !there.equals(EVERY)) {
        return false;
      }
    }
    return true;
  }

  /** The value there, or null where it is missing or JSON's null. */
  public @Nullable Object find(@Nullable Object root) {
    Object at = root;
    for (String segment : segments) {
      at = step(at, segment);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  /**
   * All values there, in document order; without {@code *} at most one. Missing and null values are
   * left out; where a list is expected and something else stands, that something is answered, so
   * that the caller can name it.
   */
  public List<Object> findAll(@Nullable Object root) {
    var found = new ArrayList<Object>();
    collect(root, 0, found);
    return found;
  }

  private void collect(@Nullable Object at, int depth, List<Object> found) {
    if (at == null) {
      return;
    }
    if (depth == segments.size()) {
      found.add(at);
    } else if (segments.get(depth).equals(EVERY)) {
      if (at instanceof List<?> elements) {
        elements.forEach(element -> collect(element, depth + 1, found));
      } else {
        found.add(at);
      }
    } else {
      collect(step(at, segments.get(depth)), depth + 1, found);
    }
  }

  private static @Nullable Object step(@Nullable Object at, String segment) {
    if (at instanceof Map<?, ?> object) {
      return object.get(segment);
    }
    if (at instanceof List<?> list && segment.matches("0|[1-9][0-9]{0,8}")) {
      int index = Integer.parseInt(segment);
      return index < list.size() ? list.get(index) : null;
    }
    return null;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (String segment : segments) {
      text.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
    }
    return text.toString();
  }
}
