package assay.domain.features;

import java.util.List;

/**
 * Cuts the endings off English words: M. F. Porter, "An algorithm for suffix stripping", Program
 * 14(3), 1980, with what the author's own programs changed: the endings -bli and -logi, and words
 * of one or two letters, which stay. Words of other signs than a to z, and of more than 64 letters,
 * are none of English and stay as well.
 */
final class PorterStemmer {
  private static final int LONGEST = 64;
  private static final List<Ending> STEP_2 =
      List.of(
          new Ending("ational", "ate"),
          new Ending("ization", "ize"),
          new Ending("iveness", "ive"),
          new Ending("fulness", "ful"),
          new Ending("ousness", "ous"),
          new Ending("tional", "tion"),
          new Ending("biliti", "ble"),
          new Ending("entli", "ent"),
          new Ending("ousli", "ous"),
          new Ending("ation", "ate"),
          new Ending("alism", "al"),
          new Ending("aliti", "al"),
          new Ending("iviti", "ive"),
          new Ending("enci", "ence"),
          new Ending("anci", "ance"),
          new Ending("izer", "ize"),
          new Ending("alli", "al"),
          new Ending("ator", "ate"),
          new Ending("logi", "log"),
          new Ending("bli", "ble"),
          new Ending("eli", "e"));
  private static final List<Ending> STEP_3 =
      List.of(
          new Ending("icate", "ic"),
          new Ending("ative", ""),
          new Ending("alize", "al"),
          new Ending("iciti", "ic"),
          new Ending("ical", "ic"),
          new Ending("ness", ""),
          new Ending("ful", ""));
  private static final List<String> STEP_4 =
      List.of(
          "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti",
          "ous", "ive", "ize", "al", "er", "ic", "ou");

  private final StringBuilder word;

  private PorterStemmer(String word) {
    this.word = new StringBuilder(word);
  }

  /** Endings stand longest first: only the longest that a word has counts. */
  private record Ending(String text, String instead) {}

  static String stem(String word) {
    if (word.length() <= 2
        || word.length() > LONGEST
        || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      return word;
    }
    var stemmer = new PorterStemmer(word);
    stemmer.plural();
    stemmer.pastAndProgressive();
    stemmer.finalY();
    stemmer.shorten(STEP_2);
    stemmer.shorten(STEP_3);
    stemmer.cut();
    stemmer.tidy();
    return stemmer.word.toString();
  }

  /** Step 1a. */
  private void plural() {
    if (ends("sses") || ends("ies")) {
      drop(2);
    } else if (ends("s") && !ends("ss")) {
      drop(1);
    }
  }

  /** Step 1b. */
  private void pastAndProgressive() {
    if (ends("eed")) {
      drop(measure(word.length() - 3) > 0 ? 1 : 0);
      return;
    }
    int ending = ends("ed") ? 2 : ends("ing") ? 3 : 0;
    if (ending == 0 || !hasVowel(word.length() - ending)) {
      return;
    }
    drop(ending);
    if (ends("at") || ends("bl") || ends("iz")) {
      word.append('e');
    } else if (endsInDoubleConsonant()) {
      drop(ends("l") || ends("s") || ends("z") ? 0 : 1);
    } else if (measure(word.length()) == 1 && isShort(word.length())) {
      word.append('e');
    }
  }

  /** Step 1c. */
  private void finalY() {
    if (ends("y") && hasVowel(word.length() - 1)) {
      word.setCharAt(word.length() - 1, 'i');
    }
  }

  /** Steps 2 and 3. */
  private void shorten(List<Ending> endings) {
    for (Ending ending : endings) {
      if (ends(ending.text())) {
        int stem = word.length() - ending.text().length();
        if (measure(stem) > 0) {
          word.setLength(stem);
          word.append(ending.instead());
        }
        return;
      }
    }
  }

  /** Step 4. */
  private void cut() {
    for (String ending : STEP_4) {
      if (ends(ending)) {
        int stem = word.length() - ending.length();
        char last = stem == 0 ? ' ' : word.charAt(stem - 1);
        boolean allowed = !ending.equals("ion") || last == 's' || last == 't';
        if (allowed && measure(stem) > 1) {
          word.setLength(stem);
        }
        return;
      }
    }
  }

  /** Step 5. */
  private void tidy() {
    if (ends("e")) {
      int stem = word.length() - 1;
      int measure = measure(stem);
      drop(measure > 1 || (measure == 1 && !isShort(stem)) ? 1 : 0);
    }
    if (ends("ll") && measure(word.length()) > 1) {
      drop(1);
    }
  }

  private boolean ends(String ending) {
    int start = word.length() - ending.length();
    if (start < 0) {
      return false;
    }
    for (int i = ending.length() - 1; i >= 0; i--) { // most words differ in the last letter
      if (word.charAt(start + i) != ending.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void drop(int letters) {
    word.setLength(word.length() - letters);
  }

  /** A y is a consonant at the beginning and behind a vowel. */
  private boolean isConsonant(int at) {
    return switch (word.charAt(at)) {
      case 'a', 'e', 'i', 'o', 'u' -> false;
      case 'y' -> at == 0 || !isConsonant(at - 1);
      default -> true;
    };
  }

  /** How often consonants follow vowels among the first letters: Porter's m. */
  private int measure(int length) {
    int measure = 0;
    boolean vowel = false;
    for (int i = 0; i < length; i++) {
      boolean consonant = isConsonant(i);
      measure += consonant && vowel ? 1 : 0;
      vowel = !consonant;
    }
    return measure;
  }

  private boolean hasVowel(int length) {
    for (int i = 0; i < length; i++) {
      if (!isConsonant(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean endsInDoubleConsonant() {
    int last = word.length() - 1;
    return last > 0 && word.charAt(last) == word.charAt(last - 1) && isConsonant(last);
  }

  /**
   * Whether the first letters end in consonant, vowel, consonant, as hop does and snow does not.
   */
  private boolean isShort(int length) {
    int last = length - 1;
    return last >= 2
        && isConsonant(last)
        && !isConsonant(last - 1)
        && isConsonant(last - 2)
        && "wxy".indexOf(word.charAt(last)) < 0;
  }
}
