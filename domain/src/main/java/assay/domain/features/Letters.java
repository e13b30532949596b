package assay.domain.features;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;

/** Makes letters plain: lower case, without the accents of Latin, Greek and Cyrillic. */
final class Letters {
  private static final int FIRST_ACCENT = 0x300;
  private static final int LAST_ACCENT = 0x36F;

  /** Letters that Unicode does not take apart. */
  private static final Map<Character, String> APART =
      Map.of(
          'ß', "ss", 'æ', "ae", 'œ', "oe", 'ø', "o", 'đ', "d", 'ð', "d", 'ł', "l", 'þ', "th", 'ı',
          "i");

  private Letters() {}

  static String plain(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(text, Form.NFKD).toLowerCase(Locale.ROOT);
    var plain = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (c < 0x80) {
        plain.append(c);
      } else if (c < FIRST_ACCENT || c > LAST_ACCENT) {
        plain.append(APART.getOrDefault(c, String.valueOf(c)));
      }
    }
    return Normalizer.normalize(plain, Form.NFC);
  }
}
