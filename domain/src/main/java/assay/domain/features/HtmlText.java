package assay.domain.features;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of HTML, for counting words: tags, comments, scripts and styles become blanks. Entities
 * become their character or, where they name an accented letter, that letter without its accent;
 * all other names become blanks. Takes time in proportion to the text, however broken it is.
 */
final class HtmlText {
  private static final int LONGEST_ENTITY = 10;
  private static final Pattern ACCENTED =
      Pattern.compile("([A-Za-z])(acute|grave|circ|uml|tilde|cedil|ring|caron|slash)");
  private static final Pattern NUMBER = Pattern.compile("#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})");
  private static final Map<String, String> LIGATURES =
      Map.of("szlig", "ss", "aelig", "ae", "AElig", "ae", "oelig", "oe", "OElig", "oe");

  private final String html;
  private final StringBuilder text;
  private boolean moreTags = true;

  private HtmlText(String html) {
    this.html = html;
    this.text = new StringBuilder(html.length());
  }

  static String strip(String html) {
    return new HtmlText(html).text();
  }

  private String text() {
    int at = 0;
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<') {
        at = tag(at);
      } else if (c == '&') {
        at = entity(at);
      } else {
        text.append(c);
        at++;
      }
    }
    return text.toString();
  }

  /** Leaves out what begins here, and answers where the text goes on. */
  private int tag(int at) {
    text.append(' ');
    if (html.startsWith("<!--", at)) {
      return after("-->", at);
    }
    for (String element : new String[] {"script", "style"}) {
      if (isElement(element, at)) {
        return after("</" + element, at);
      }
    }
    int end = moreTags && isTag(at) ? html.indexOf('>', at) : -1;
    if (end < 0) {
      moreTags &= !isTag(at); // no '>' from here on: don't look for it at each '<'
      return at + 1;
    }
    return end + 1;
  }

  private boolean isTag(int at) {
    char next = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
    return next == '/' || next == '!' || next == '?' || Character.isLetter(next);
  }

  private boolean isElement(String name, int at) {
    int end = at + 1 + name.length();
    return html.regionMatches(true, at + 1, name, 0, name.length())
        && (end >= html.length() || !Character.isLetterOrDigit(html.charAt(end)));
  }

  /** Behind what closes; without it, all that follows belongs to what was opened. */
  private int after(String closing, int from) {
    for (int at = from; at <= html.length() - closing.length(); at++) {
      if (html.regionMatches(true, at, closing, 0, closing.length())) {
        return at + closing.length();
      }
    }
    return html.length();
  }

  private int entity(int at) {
    int end = at + 1;
    while (end < html.length() && end - at <= LONGEST_ENTITY && html.charAt(end) != ';') {
      end++;
    }
    if (end >= html.length() || html.charAt(end) != ';') {
      text.append(' ');
      return at + 1;
    }
    text.append(meaning(html.substring(at + 1, end)));
    return end + 1;
  }

  private static String meaning(String entity) {
    Matcher accented = ACCENTED.matcher(entity);
    if (accented.matches()) {
      return accented.group(1);
    }
    Matcher number = NUMBER.matcher(entity);
    if (number.matches()) {
      int code =
          number.group(1) != null
              ? Integer.parseInt(number.group(1))
              : Integer.parseInt(number.group(2), 16);
      return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
    }
    return LIGATURES.getOrDefault(entity, " ");
  }
}
