package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.domain.triage.LineEnds;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts and words of requests that are not events. */
final class Texts {
  private Texts() {}

  /** A text that says something and that every database can keep, with LF as line end. */
  static String require(String field, @Nullable String sent, int longest) {
    String expected = "a text of 1 to %,d characters".formatted(longest);
    if (sent == null) {
      throw new ProblemException(Problems.invalid(field, "missing", expected));
    }
    String text = LineEnds.unified(sent);
    if (text.isBlank() || text.length() > longest) {
      throw new ProblemException(Problems.invalid(field, text.length() + " characters", expected));
    }
    return storable(field, text);
  }

  /** The same, where it may be left out. */
  static String optional(String field, @Nullable String text, int longest) {
    return text == null || text.isEmpty() ? "" : require(field, text, longest);
  }

  private static String storable(String field, String text) {
    boolean halves =
        text.codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    if (halves || text.indexOf('\0') >= 0) {
      throw new ProblemException(
          Problems.invalid(field, "a text with U+0000 or half a character", "whole characters"));
    }
    return text;
  }

  /** One of the words of an enumeration, in any case. */
  static <E extends Enum<E>> E word(String field, @Nullable String text, Class<E> type) {
    List<E> allowed = Arrays.asList(type.getEnumConstants());
    return allowed.stream()
        .filter(one -> one.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problems.invalid(
                        field,
                        text == null ? "missing" : text,
                        "one of "
                            + allowed.stream()
                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }

  /** A whole number in a range. */
  static int number(String field, String text, int from, int to) {
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= from && number <= to) {
        return number;
      }
    }
    throw new ProblemException(
        Problems.invalid(field, text, "a whole number from %d to %d".formatted(from, to)));
  }

  static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
