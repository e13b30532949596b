package assay.adapters.persistence;

import assay.domain.event.Sha256;
import assay.domain.event.Subject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL can hold of a text that anybody may have sent. */
final class StorableText {
  /** A B-tree refuses entries of more than 2,704 bytes, and long ones make it slow before. */
  private static final int LONGEST_KEY = 200;

  private static final Pattern REFUSED = Pattern.compile("[\\u0000\\p{Cs}]");
  private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

  private StorableText() {}

  /** The text, with U+FFFD for U+0000 and half surrogate pairs, which UTF-8 databases refuse. */
  static String of(String text) {
    return isPlain(text) ? text : REFUSED.matcher(text).replaceAll("\uFFFD");
  }

  /** Nearly every text; the committers, which all callers wait for, need no expression for it. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == 0 || Character.isSurrogate(character)) {
        return false;
      }
    }
    return true;
  }

  /** The key itself, or its digest where it is long or can't be stored; never two keys' same. */
  static String key(String key) {
    if (key.length() <= LONGEST_KEY && (isPlain(key) || !REFUSED.matcher(key).find())) {
      return key;
    }
    // Characters as they are: every charset would make all half surrogate pairs the same.
    var bytes = ByteBuffer.allocate(2 * key.length());
    bytes.asCharBuffer().put(key);
    return "sha256:" + Sha256.of(bytes.array());
  }

  /** The event as {@code jsonb} can hold it, or null. */
  static @Nullable String json(byte[] raw) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      boolean refused =
          text.indexOf('\0') >= 0 || (text.contains("\\u0000") && ESCAPED_NUL.matcher(text).find());
      return refused ? null : text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The subjects as an array's literal. */
  static String literal(List<Subject> subjects) {
    return array(subjects.stream().map(s -> s.kind() + "=" + s.value()).toList());
  }

  /** Texts as an array's literal. */
  static String array(List<String> texts) {
    return texts.stream()
        .map(StorableText::of)
        .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Numbers as an array's literal, to the bit; null where there are none. */
  static @Nullable String array(double[] numbers) {
    return numbers.length == 0
        ? null
        : Arrays.stream(numbers)
            .mapToObj(Double::toString)
            .collect(Collectors.joining(",", "{", "}"));
  }
}
