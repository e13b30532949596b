package assay.adapters.pmml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The parts of a regular expression one after the other, to see where unbounded repetitions of the
 * same character follow each other: {@code a*a*a*a*} can split a text of a's between them in about
 * n³ ways, and each is tried. Groups that are repeated without bound count as anything.
 */
final class Repetitions {
  /** {@code ^\s*(.*)\s*$} has three. */
  private static final int MOST = 3;

  /** Characters that are tried: Latin ones, and one of another script. */
  private static final int LATIN = 0x180;

  private static final char OTHER = '\u4e00';

  /** Escapes that take no character. */
  private static final String PLACES = "bBAGzZ";

  private final String pattern;
  private final List<Part> parts = new ArrayList<>();
  private final Deque<Integer> groups = new ArrayDeque<>();
  private int at;

  private Repetitions(String pattern) {
    this.pattern = pattern;
  }

  /**
   * @param characters what it can begin with
   * @param skippable whether it may take nothing
   * @param unbounded whether it may take any number, and less if what follows needs some
   */
  private record Part(BitSet characters, boolean skippable, boolean unbounded) {
    /** Between two alternatives; ends every row of repetitions. */
    static final Part END = new Part(new BitSet(), false, false);
  }

  /** Whether more than three unbounded repetitions of the same character follow each other. */
  static boolean follow(String pattern) {
    var repetitions = new Repetitions(pattern);
    repetitions.read();
    for (int c = 0; c <= LATIN; c++) {
      if (repetitions.longest(c) > MOST) {
        return true;
      }
    }
    return false;
  }

  private int longest(int character) {
    int longest = 0;
    int row = 0;
    for (Part part : parts) {
      if (part.characters().get(character)) {
        row += part.unbounded() ? 1 : 0;
      } else if (!part.skippable()) {
        row = 0;
      }
      longest = Math.max(longest, row);
    }
    return longest;
  }

  private void read() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '(') {
        groups.push(parts.size());
        at = afterOpening();
      } else if (c == ')') {
        at++;
        closeGroup(groups.isEmpty() ? parts.size() : groups.pop());
      } else if (c == '|') {
        parts.add(Part.END);
        at++;
      } else if (c == '^' || c == '$') {
        at++;
      } else {
        readAtom();
      }
    }
  }

  private int afterOpening() {
    int i = at + 1;
    if (i >= pattern.length() || pattern.charAt(i) != '?') {
      return i;
    }
    while (i < pattern.length() && ":=!>)".indexOf(pattern.charAt(i)) < 0) {
      i++;
    }
    return i < pattern.length() && pattern.charAt(i) != ')' ? i + 1 : i;
  }

  private void closeGroup(int from) {
    var often = Often.at(pattern, at);
    at = often.end();
    var inside = parts.subList(from, parts.size());
    if (often.unbounded()) {
      inside.clear();
      parts.add(new Part(all(), often.skippable(), true));
    } else if (often.skippable()) {
      inside.replaceAll(part -> new Part(part.characters(), true, part.unbounded()));
    }
  }

  private void readAtom() {
    int end = Math.min(endOfAtom(), pattern.length());
    String atom = pattern.substring(at, end);
    at = end;
    if (atom.length() == 2 && atom.charAt(0) == '\\' && PLACES.indexOf(atom.charAt(1)) >= 0) {
      return;
    }
    var often = Often.at(pattern, at);
    at = often.end();
    parts.add(new Part(characters(atom), often.skippable(), often.unbounded()));
  }

  private int endOfAtom() {
    char c = pattern.charAt(at);
    if (c == '[') {
      return Expressions.endOfClass(pattern, at) + 1;
    }
    if (c != '\\' || at + 1 >= pattern.length()) {
      return at + 1;
    }
    int brace = at + 2 < pattern.length() && pattern.charAt(at + 2) == '{' ? at + 2 : -1;
    return switch (pattern.charAt(at + 1)) {
      case 'p', 'P' -> brace < 0 ? at + 3 : after('}', brace);
      case 'x' -> brace < 0 ? at + 4 : after('}', brace);
      case 'u' -> at + 6;
      default -> at + 2;
    };
  }

  private int after(char c, int from) {
    int found = pattern.indexOf(c, from);
    return found < 0 ? pattern.length() : found + 1;
  }

  private static BitSet characters(String atom) {
    try {
      var matcher = Pattern.compile(atom, Pattern.DOTALL).matcher("");
      var characters = new BitSet();
      for (int c = 0; c <= LATIN; c++) {
        characters.set(c, matcher.reset(String.valueOf(c == LATIN ? OTHER : (char) c)).matches());
      }
      return characters;
    } catch (PatternSyntaxException e) {
      return all(); // read alone it means nothing, so it may be anything
    }
  }

  private static BitSet all() {
    var all = new BitSet();
    all.set(0, LATIN + 1);
    return all;
  }

  /**
   * How often what stands before is taken. What is repeated possessively gives nothing back, so
   * nothing of it is tried again.
   */
  private record Often(boolean skippable, boolean unbounded, int end) {
    static Often at(String pattern, int at) {
      char c = at < pattern.length() ? pattern.charAt(at) : ' ';
      int end =
          switch (c) {
            case '*', '+', '?' -> at + 1;
            case '{' -> pattern.indexOf('}', at) + 1;
            default -> 0;
          };
      if (end == 0) {
        return new Often(false, false, c == '{' ? at + 1 : at);
      }
      boolean none = c == '*' || c == '?' || pattern.startsWith("{0", at);
      boolean possessive = end < pattern.length() && pattern.charAt(end) == '+';
      boolean lazy = end < pattern.length() && pattern.charAt(end) == '?';
      return new Often(
          none,
          Expressions.isUnbounded(pattern, at) && !possessive,
          possessive || lazy ? end + 1 : end);
    }
  }
}
