package assay.webapp.console;

import assay.application.event.EventFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between the texts of a form and an event. */
@ApplicationScoped
public class EntryForm {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,300}(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?");

  @Inject private EventFormat format;

  /** A field that is not written as its kind asks for. */
  static final class NotReadable extends Exception {
    private static final long serialVersionUID = 1;
    private final String field;
    private final String kind;

    NotReadable(EntryField field) {
      super(field.name());
      this.field = field.name();
      this.kind = field.getKindName();
    }

    String field() {
      return field;
    }

    String kind() {
      return kind;
    }
  }

  /** The event as JSON; what is left empty is left out. */
  byte[] event(List<EntryField> fields, Map<String, String> texts) throws NotReadable {
    var members = new ArrayList<String>();
    for (EntryField field : fields) {
      String text = Objects.requireNonNullElse(texts.get(field.name()), "").strip();
      if (!text.isEmpty()) {
        members.add(Json.createValue(field.name()) + ": " + value(field, text));
      }
    }
    return members.stream()
        .collect(Collectors.joining(",\n  ", "{\n  ", "\n}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String value(EntryField field, String text) throws NotReadable {
    boolean fits =
        switch (field.kind()) {
          case TEXT -> true;
          case NUMBER -> NUMBER.matcher(text).matches();
          case BOOLEAN -> text.equals("true") || text.equals("false");
          case JSON -> isJson(text);
        };
    if (!fits) {
      throw new NotReadable(field);
    }
    return switch (field.kind()) {
      case TEXT -> Json.createValue(text).toString();
      case NUMBER -> new BigDecimal(text).toString();
      case BOOLEAN, JSON -> text;
    };
  }

  /** One value and nothing after it, so that no text can add members of its own. */
  private boolean isJson(String text) {
    var wrapped = ("{\"v\": " + text + "}").getBytes(StandardCharsets.UTF_8);
    return format.parse(wrapped) instanceof EventFormat.Parsed.Read read
        && read.event().keySet().equals(Set.of("v"));
  }

  /** The texts of an event, by field. */
  Map<String, String> texts(Map<String, ?> event, List<EntryField> fields) {
    var texts = new LinkedHashMap<String, String>();
    for (EntryField field : fields) {
      texts.put(field.name(), text(event.get(field.name())));
    }
    return texts;
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Map || value instanceof List
        ? JsonText.of(value, place -> false)
        : Readable.text(value);
  }

  /** An event as a tree; empty where it can't be read. */
  Map<String, ?> tree(byte[] json) {
    return format.parse(json) instanceof EventFormat.Parsed.Read read ? read.event() : Map.of();
  }
}
