package assay.domain.features;

import assay.domain.event.Pointer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text, in lower case, without accents, with one blank between them, so that a PMML
 * document needs nothing but the blanks to tell them apart. Everything that is neither letter nor
 * digit separates words.
 *
 * @param stripHtml whether tags are left out and entities are read as what they stand for
 */
public record Words(Pointer of, boolean stripHtml, Stem stem) implements Computed {
  /** What becomes of the endings of words. */
  public enum Stem {
    /** They stay. */
    NONE,
    /** Those of English are cut off by Porter's algorithm. */
    ENGLISH
  }

  @Override
  public List<Pointer> reads() {
    return List.of(of);
  }

  @Override
  public Set<FeatureType> types() {
    return Set.of(FeatureType.TEXT);
  }

  @Override
  public String how() {
    return stem == Stem.NONE ? "words of" : "stemmed words of";
  }

  @Override
  public @Nullable String value(Source source, FeatureType type) {
    String text = source.text(of, type.expected());
    return text == null ? null : words(Letters.plain(stripHtml ? HtmlText.strip(text) : text));
  }

  private String words(String plain) {
    var words = new StringBuilder(plain.length());
    int start = 0;
    while (start < plain.length()) {
      int end = start;
      while (end < plain.length() && isOfAWord(plain.codePointAt(end))) {
        end += Character.charCount(plain.codePointAt(end));
      }
      if (end > start) {
        words.append(words.isEmpty() ? "" : " ").append(stemmed(plain.substring(start, end)));
      }
      start = end == plain.length() ? end : end + Character.charCount(plain.codePointAt(end));
    }
    return words.toString();
  }

  private String stemmed(String word) {
    return stem == Stem.ENGLISH ? PorterStemmer.stem(word) : word;
  }

  /** Letters, digits, and the signs that some scripts write vowels with. */
  private static boolean isOfAWord(int codePoint) {
    if (Character.isLetterOrDigit(codePoint)) {
      return true;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
