package assay.domain.features;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.event.FieldProblem;
import assay.domain.event.Pointer;
import assay.domain.features.Words.Stem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private final List<FieldProblem> problems = new ArrayList<>();

  private Object words(Object text, boolean html, Stem stem) {
    var words = new Words(Pointer.toField("t"), html, stem);
    var source = new Source(Map.of("t", text), Instant.EPOCH, problems::add);
    return words.value(source, FeatureType.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Don't PANIC!!!  (now)   | don t panic now",
        "Café Ünder Größe Łódź   | cafe under grosse lodz",
        "naïve œuvre smørrebrød  | naive oeuvre smorrebrod",
        "İstanbul ILIK Σίσυφος   | istanbul ilik σισυφος",
        "Ёлка, 日本語が。한국      | елка 日本語が 한국",
        "हिन्दी शब्द               | हिन्दी शब्द",
        "50% off – ½ price™ №5   | 50 off 1 2 pricetm no5",
        "ﬁne 𝐁𝐨𝐥𝐝 😀 text         | fine bold text",
        "a < b > c &amp; <b>d    | a b c amp b d"
      })
  void leavesPlainWordsWithOneBlankBetween(String text, String expected) {
    assertThat(words(text, false, Stem.NONE)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<p class=\"x\">One</p>two<br/>three        | one two three",
        "a<!-- not <b>this</b> -->b                 | a b",
        "a<script>if (1 < 2) x('</p>')</SCRIPT >b   | a b",
        "a<style type='x'>p {}</style>b <styles>c   | a b c",
        "R&eacute;my &Ouml;l stra&szlig;e &#233;&#xC9; | remy ol strasse ee",
        "this&nbsp;that &amp; &rsquo;s &unknown; x  | this that s x",
        "3 < 4 and 5 > 2                            | 3 4 and 5 2",
        "AT&T &notclosed                            | at t notclosed",
        "&#1114112; &#99999999; &#; x               | x",
        "open <b attribute never closed             | open b attribute never closed",
        "<!-- never closed text                     | ``"
      })
  void readsHtml(String html, String expected) {
    assertThat(words(html, true, Stem.NONE)).isEqualTo(expected);
  }

  @Test
  void stemsEachWord() {
    assertThat(words("<b>Limited</b> tickets, buying NOW", true, Stem.ENGLISH))
        .isEqualTo("limit ticket bui now");
  }

  @Test
  void aTextWithoutWordsIsEmptyAndABlankOneIsMissing() {
    assertThat(words("!!! <br>", true, Stem.NONE)).isEqualTo("");
    assertThat(words("  ", true, Stem.NONE)).isNull();
    assertThat(problems).isEmpty();
  }

  @Test
  void refusesWhatIsNoText() {
    assertThat(words(7, true, Stem.NONE)).isNull();
    assertThat(problems).containsExactly(new FieldProblem("/t", "7", "a text"));
  }

  /** A quadratic reader would take minutes for each of these. */
  @ParameterizedTest
  @ValueSource(strings = {"<a", "<", "&", "<!--", "<script>", "<style ", "&#1", "</"})
  void readsBrokenHtmlOnce(String piece) {
    assertThat((String) words(piece.repeat(300_000), true, Stem.ENGLISH)).hasSizeLessThan(900_000);
  }
}
