package assay.domain.stream;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a stream calls its fields, features and reasons when it speaks to people, by language.
 *
 * @param languages BCP 47 tags, as {@code en} or {@code pt-BR}, to the words of the language
 */
public record Wording(Map<String, Words> languages) {
  /** A stream that has only its raw names. */
  public static final Wording NONE = new Wording(Map.of());

  private static final String OTHERWISE = "en";
  private static final int LONGEST = 100;

  /**
   * The words of one language.
   *
   * @param title of the stream
   * @param fields by feature, field at the top of an event, kind of subject, or JSON Pointer
   * @param units by the same; what stands behind a value
   * @param reasonCodes by the code as the definition has it
   */
  public record Words(
      Optional<String> title,
      Map<String, String> fields,
      Map<String, String> units,
      Map<String, String> reasonCodes) {
    public Words {
      fields = Map.copyOf(fields);
      units = Map.copyOf(units);
      reasonCodes = Map.copyOf(reasonCodes);
      title.ifPresent(text -> check("title", text));
      fields.forEach(Words::check);
      units.forEach(Words::check);
      reasonCodes.forEach(Words::check);
    }

    private static void check(String key, String text) {
      if (text.isBlank()
          || text.length() > LONGEST
          || text.codePoints().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "The words for '%s' are 1 to %d characters on one line, not '%s'."
                .formatted(key, LONGEST, text));
      }
    }
  }

  public Wording {
    languages = Map.copyOf(languages);
    for (String tag : languages.keySet()) {
      if (tag.isEmpty() || !Locale.forLanguageTag(tag).toLanguageTag().equals(tag)) {
        throw new IllegalArgumentException(
            "'%s' is no tag of a language, as 'en', 'es' or 'pt-BR' are.".formatted(tag));
      }
    }
  }

  /** The stream's title; empty where no fitting language has one. */
  public Optional<String> title(Locale locale) {
    return first(locale, Words::title);
  }

  /** What a feature, a field or a kind of subject is called. */
  public Optional<String> field(String name, Locale locale) {
    return first(locale, words -> Optional.ofNullable(words.fields().get(name)));
  }

  /** The unit of a value, as "days". */
  public Optional<String> unit(String name, Locale locale) {
    return first(locale, words -> Optional.ofNullable(words.units().get(name)));
  }

  /** A reason of a verdict in words. */
  public Optional<String> reasonCode(String code, Locale locale) {
    return first(locale, words -> Optional.ofNullable(words.reasonCodes().get(code)));
  }

  /** The reader's own language counts, then it without its region, then English. */
  private Optional<String> first(Locale locale, Function<Words, Optional<String>> of) {
    var found = new LinkedHashMap<String, Words>();
    for (String tag : new String[] {locale.toLanguageTag(), locale.getLanguage(), OTHERWISE}) {
      var words = languages.get(tag);
      if (words != null) {
        found.put(tag, words);
      }
    }
    return found.values().stream().map(of).flatMap(Optional::stream).findFirst();
  }
}
