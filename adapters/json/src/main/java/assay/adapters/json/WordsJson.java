package assay.adapters.json;

import assay.domain.stream.Wording;
import assay.domain.stream.Wording.Words;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What people read instead of raw names: {@code words}, by language. */
final class WordsJson {
  private static final String WORDS = "words";

  private WordsJson() {}

  /** Empty after a problem. */
  static Optional<Wording> wording(Section root) {
    var section = root.section(WORDS);
    if (section.isEmpty()) {
      return Optional.of(Wording.NONE);
    }
    var languages = new LinkedHashMap<String, Words>();
    for (Map.Entry<String, JsonNode> language : root.members(WORDS)) {
      section
          .get()
          .section(language.getKey())
          .flatMap(WordsJson::words)
          .ifPresent(words -> languages.put(language.getKey(), words));
    }
    return root.checked(WORDS, s -> new Wording(languages));
  }

  private static Optional<Words> words(Section language) {
    var title = language.optionalText("title");
    var fields = texts(language, "fields");
    var units = texts(language, "units");
    var reasonCodes = texts(language, "reasonCodes");
    language.refuseUnknownKeys();
    return language.checked("", s -> new Words(title, fields, units, reasonCodes));
  }

  private static Map<String, String> texts(Section language, String key) {
    var texts = new LinkedHashMap<String, String>();
    language
        .section(key)
        .ifPresent(
            section -> {
              for (Map.Entry<String, JsonNode> member : language.members(key)) {
                section
                    .optionalText(member.getKey())
                    .ifPresent(text -> texts.put(member.getKey(), text));
              }
            });
    return texts;
  }
}
