package assay.webapp.console;

import assay.domain.event.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One field of a raw event, in the order of the event; what is nested follows its parent.
 *
 * @param place where it stands
 * @param path the same as text for people, to tell same names apart
 * @param depth 0 at the top of the event
 * @param value as text; of a list or an object how many it holds
 * @param group whether it is a list or an object
 */
public record FieldRow(
    Pointer place,
    String path,
    String name,
    int depth,
    String value,
    boolean group,
    boolean masked) {
  private static final int DEEPEST_SHOWN = 6;

  private static final int LONG = 400;
  private static final int MANY_LINES = 8;

  /** What its stream may have words for: its name at the top of an event, below that its place. */
  String key() {
    return place.isNested()
        ? place.segments().stream()
            .map(segment -> segment.matches("[0-9]{1,9}") ? "*" : segment)
            .collect(Collectors.joining("/", "/", ""))
        : place.segments().get(0);
  }

  /** Whether the page shows it in a window of its own, with a scroll bar. */
  public boolean isLong() {
    return value.length() > LONG || value.lines().count() > MANY_LINES;
  }

  /** All fields of an event; those that are masked without their values. */
  static List<FieldRow> of(Map<String, ?> event, Predicate<Pointer> masked) {
    var rows = new ArrayList<FieldRow>();
    addAll(event, List.of(), masked, rows);
    return rows;
  }

  private static void addAll(
      @Nullable Object parent,
      List<String> place,
      Predicate<Pointer> maskedPlaces,
      List<FieldRow> rows) {
    if (parent instanceof Map<?, ?> object) {
      object.forEach(
          (name, value) ->
              add(value, place, String.valueOf(name), String.valueOf(name), maskedPlaces, rows));
    } else if (parent instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(list.get(i), place, Integer.toString(i), "#" + (i + 1), maskedPlaces, rows);
      }
    }
  }

  private static void add(
      @Nullable Object value,
      List<String> parent,
      String name,
      String label,
      Predicate<Pointer> maskedPlaces,
      List<FieldRow> rows) {
    var place = new ArrayList<>(parent);
    place.add(name);
    var pointer = new Pointer(place);
    boolean masked = maskedPlaces.test(pointer);
    boolean group = value instanceof Map || value instanceof List;
    int depth = Math.min(parent.size(), DEEPEST_SHOWN);
    String shown = masked ? JsonText.MASK : group ? size(value) : Readable.text(value);
    rows.add(
        new FieldRow(
            pointer,
            Readable.text(pointer),
            Readable.text(label),
            depth,
            shown,
            group && !masked,
            masked));
    if (!masked) {
      addAll(value, place, maskedPlaces, rows);
    }
  }

  private static String size(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return "(" + object.size() + ")";
    }
    return value instanceof List<?> list ? "(" + list.size() + ")" : "";
  }
}
