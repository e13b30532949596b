package assay.webapp.console;

import org.jspecify.annotations.Nullable;

/**
 * Text from events as it can be shown: characters that steer (controls, direction overrides, lone
 * surrogates) would break the page's XML or turn the text round, so they are shown by their number.
 * Markup is left to the page, which escapes it.
 */
final class Readable {
  private Readable() {}

  static String text(@Nullable Object value) {
    String raw = String.valueOf(value);
    var shown = new StringBuilder(raw.length());
    raw.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    boolean layout = c == '\n' || c == '\t';
    boolean steers =
        switch (Character.getType(c)) {
          case Character.CONTROL -> !layout;
          case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
          default -> false;
        };
    if (steers) {
      shown.append("\\u{%X}".formatted(c));
    } else {
      shown.appendCodePoint(c);
    }
  }
}
