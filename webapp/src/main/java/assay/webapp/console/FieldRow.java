package assay.webapp.console;

import assay.domain.event.Pointer;
import assay.domain.stream.StreamDefinition;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a raw event, in the order of the event; what is nested follows its parent.
 *
 * @param path JSON Pointer, to tell same names apart
 * @param depth 0 at the top of the event
 * @param value as text; of a list or an object how many it holds
 * @param group whether it is a list or an object
 */
public record FieldRow(
    String path, String name, int depth, String value, boolean group, boolean masked)
    implements Serializable {
  private static final String MASK = "•••";
  private static final int DEEPEST_SHOWN = 6;

  private static final int LONG = 400;
  private static final int MANY_LINES = 8;

  /** Whether the page shows it in a window of its own, with a scroll bar. */
  public boolean isLong() {
    return value.length() > LONG || value.lines().count() > MANY_LINES;
  }

  /** All fields of an event; those that the definition masks without their values. */
  static List<FieldRow> of(Map<String, ?> event, StreamDefinition definition) {
    var rows = new ArrayList<FieldRow>();
    addAll(event, List.of(), definition, rows);
    return rows;
  }

  private static void addAll(
      @Nullable Object parent,
      List<String> place,
      StreamDefinition definition,
      List<FieldRow> rows) {
    if (parent instanceof Map<?, ?> object) {
      object.forEach(
          (name, value) ->
              add(value, place, String.valueOf(name), String.valueOf(name), definition, rows));
    } else if (parent instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(list.get(i), place, Integer.toString(i), "#" + (i + 1), definition, rows);
      }
    }
  }

  private static void add(
      @Nullable Object value,
      List<String> parent,
      String name,
      String label,
      StreamDefinition definition,
      List<FieldRow> rows) {
    var place = new ArrayList<>(parent);
    place.add(name);
    var pointer = new Pointer(place);
    boolean masked = isMasked(pointer, definition);
    boolean group = value instanceof Map || value instanceof List;
    int depth = Math.min(parent.size(), DEEPEST_SHOWN);
    String shown = masked ? MASK : group ? size(value) : Readable.text(value);
    rows.add(
        new FieldRow(
            Readable.text(pointer), Readable.text(label), depth, shown, group && !masked, masked));
    if (!masked) {
      addAll(value, place, definition, rows);
    }
  }

  /** Masks may say "every element of this list", so a number in the place stands for that too. */
  private static boolean isMasked(Pointer place, StreamDefinition definition) {
    var every =
        new Pointer(place.segments().stream().map(s -> s.matches("[0-9]+") ? "*" : s).toList());
    return definition.isMasked(place) || definition.isMasked(every);
  }

  private static String size(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return "(" + object.size() + ")";
    }
    return value instanceof List<?> list ? "(" + list.size() + ")" : "";
  }
}
