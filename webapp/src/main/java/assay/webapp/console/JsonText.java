package assay.webapp.console;

import assay.domain.event.Pointer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An event as indented JSON for people to read, without what must not be seen. */
final class JsonText {
  static final String MASK = "•••";

  private final Predicate<Pointer> masked;
  private final StringBuilder text = new StringBuilder();

  private JsonText(Predicate<Pointer> masked) {
    this.masked = masked;
  }

  /** The tree as JSON; a value at a masked place becomes {@value #MASK}. */
  static String of(Object tree, Predicate<Pointer> masked) {
    var json = new JsonText(masked);
    json.write(tree, List.of(), "\n");
    return Readable.text(json.text);
  }

  private void write(@Nullable Object value, List<String> place, String indent) {
    if (!place.isEmpty() && masked.test(new Pointer(place))) {
      quote(MASK);
    } else if (value instanceof Map<?, ?> object) {
      writeObject(object, place, indent);
    } else if (value instanceof List<?> list) {
      writeList(list, place, indent);
    } else if (value instanceof String string) {
      quote(string);
    } else {
      text.append(value);
    }
  }

  private void writeObject(Map<?, ?> object, List<String> place, String indent) {
    text.append('{');
    String deeper = indent + "  ";
    for (Iterator<? extends Map.Entry<?, ?>> i = object.entrySet().iterator(); i.hasNext(); ) {
      var member = i.next();
      String name = String.valueOf(member.getKey());
      text.append(deeper);
      quote(name);
      text.append(": ");
      write(member.getValue(), with(place, name), deeper);
      text.append(i.hasNext() ? "," : indent);
    }
    text.append('}');
  }

  private void writeList(List<?> list, List<String> place, String indent) {
    text.append('[');
    String deeper = indent + "  ";
    for (int i = 0; i < list.size(); i++) {
      text.append(deeper);
      write(list.get(i), with(place, Integer.toString(i)), deeper);
      text.append(i + 1 < list.size() ? "," : indent);
    }
    text.append(']');
  }

  private static List<String> with(List<String> place, String segment) {
    var longer = new ArrayList<>(place);
    longer.add(segment);
    return longer;
  }

  private void quote(String string) {
    text.append('"');
    string
        .chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                default -> text.append((char) c);
              }
            });
    text.append('"');
  }
}
