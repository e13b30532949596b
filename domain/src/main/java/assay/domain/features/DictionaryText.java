package assay.domain.features;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a flat dictionary that some program printed: braces around members, keys and values with
 * single or double quotes or none, a colon between them, semicolons or commas after each. Of equal
 * keys the first counts, as with the columns of a table.
 */
final class DictionaryText {
  private static final char END = '\0';

  private final String text;
  private int at;
  private boolean quoted;

  private DictionaryText(String text) {
    this.text = text.strip();
  }

  /** The members that have a value, or null if the text is no dictionary. */
  static @Nullable Map<String, String> parse(String text) {
    return new DictionaryText(text).members();
  }

  private @Nullable Map<String, String> members() {
    var members = new LinkedHashMap<String, String>();
    if (!take('{')) {
      return null;
    }
    while (!take('}')) {
      String key = token();
      if (key == null || key.isEmpty() || !take(':')) {
        return null;
      }
      String value = token();
      if (value == null) {
        return null;
      }
      boolean nothing = !quoted && (value.equals("None") || value.equals("null"));
      if (!value.isEmpty() && !nothing) {
        members.putIfAbsent(key, value);
      }
      if (!take(';') && !take(',') && peek() != '}') {
        return null;
      }
    }
    return at == text.length() ? members : null;
  }

  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  private boolean take(char sign) {
    boolean there = peek() == sign;
    at += there ? 1 : 0;
    return there;
  }

  /** A key or a value; null where a quote is not closed. */
  private @Nullable String token() {
    char quote = peek();
    quoted = quote == '\'' || quote == '"';
    int start = quoted ? at + 1 : at;
    int end = start;
    while (end < text.length() && !ends(text.charAt(end), quote)) {
      end++;
    }
    if (quoted && end == text.length()) {
      return null;
    }
    at = quoted ? end + 1 : end;
    return text.substring(start, end).strip();
  }

  private boolean ends(char sign, char quote) {
    return quoted ? sign == quote : ":;,{}'\"".indexOf(sign) >= 0;
  }
}
