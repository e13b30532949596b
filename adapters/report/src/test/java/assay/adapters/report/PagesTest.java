package assay.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page. */
class PagesTest {
  private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z!][^\\s>]*)([^>]*)>");

  /** Texts that break out of text, attributes, titles of charts, style sheets and scripts. */
  private static final String HOSTILE =
      "<script>alert(1)</script>\"'><img src=x onerror=alert(1)></title></desc></svg></style>"
          + "</table><!-- ]]> &lt;b&gt; javascript:alert(1) {{x}} \u0000\u001b\u202e\ud800";

  record Page(String name, String html) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Page> pages(String text) {
    return List.of(
        new Page("model", ModelReport.html(Contents.full(text))),
        new Page("model of which little is known", ModelReport.html(Contents.bare())),
        new Page("profile", DataProfile.html(Contents.profile(text))),
        new Page("backtest", BacktestReport.html(Contents.backtest(text))));
  }

  private static final List<Page> HARMLESS = pages("harmless");

  static Stream<Page> harmless() {
    return HARMLESS.stream();
  }

  private static List<String> tags(String html) {
    return TAG.matcher(html).results().map(it -> it.group(1)).toList();
  }

  private static Map<String, Long> counts(String html) {
    var counts = new TreeMap<String, Long>();
    tags(html).forEach(tag -> counts.merge(tag, 1L, Long::sum));
    return counts;
  }

  /** The elements of a page are those of the program, whatever the data says. */
  @Test
  void hostileTextsAddNoElement() {
    // As long, word by word, or lines would break elsewhere.
    var plain = pages(HOSTILE.replaceAll("[^A-Za-z0-9 ]", "x"));
    var attacked = pages(HOSTILE);

    for (int i = 0; i < plain.size(); i++) {
      String html = attacked.get(i).html();
      assertThat(counts(html)).as(plain.get(i).name()).isEqualTo(counts(plain.get(i).html()));
      assertThat(html).doesNotContain("<script", "<img", "\u0000", "\u001b", "\u202e", "\ud800");
    }
    assertThat(attacked.get(0).html()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(attacked.get(2).html()).contains("&lt;script&gt;");
    assertThat(attacked.get(3).html()).contains("&lt;script&gt;");
  }

  /** Attributes of the pages hold no data beside these, and those are escaped. */
  @ParameterizedTest
  @MethodSource("harmless")
  void noAttributeCanRunOrLoadAnything(Page page) {
    var attribute = Pattern.compile("\\s([a-zA-Z:-]+)=\"");
    var names = new HashSet<String>();
    TAG.matcher(page.html())
        .results()
        .forEach(
            tag -> attribute.matcher(tag.group(2)).results().forEach(it -> names.add(it.group(1))));

    assertThat(names)
        .isNotEmpty()
        .noneMatch(it -> it.startsWith("on"))
        .doesNotContain("src", "srcset", "style", "xlink:href", "action", "data");
    assertThat(page.html())
        .doesNotContain("http://", "https://", "@import", "url(")
        .contains("default-src &#x27;none&#x27;");
    Pattern.compile("href=\"([^\"]*)\"")
        .matcher(page.html())
        .results()
        .forEach(it -> assertThat(it.group(1)).startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void everyElementIsClosedInOrder(Page page) {
    var open = new ArrayList<String>();
    for (String tag : tags(page.html())) {
      if (tag.startsWith("/")) {
        assertThat(open.remove(open.size() - 1)).isEqualTo(tag.substring(1));
      } else if (!List.of("!DOCTYPE", "meta").contains(tag)) {
        open.add(tag);
      }
    }
    assertThat(open).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void headingsAreInOrderAndAnchorsLeadSomewhere(Page page) {
    int level = 0;
    for (String tag : tags(page.html())) {
      if (tag.matches("h[1-6]")) {
        int next = tag.charAt(1) - '0';
        assertThat(next).isLessThanOrEqualTo(level + 1);
        level = next;
      }
    }
    var ids =
        Pattern.compile("\\sid=\"([^\"]*)\"")
            .matcher(page.html())
            .results()
            .map(it -> it.group(1))
            .toList();
    assertThat(ids).doesNotHaveDuplicates().contains("content", "summary");
    Pattern.compile("href=\"#([^\"]*)\"")
        .matcher(page.html())
        .results()
        .forEach(it -> assertThat(ids).contains(it.group(1)));
  }

  /** Pictures say what they are; cells say what they belong to; what scrolls can have the focus. */
  @ParameterizedTest
  @MethodSource("harmless")
  void canBeReadWithoutSeeing(Page page) {
    String html = page.html();
    var pictures =
        Pattern.compile("<svg [^>]*role=\"img\"[^>]*>(.{0,20})").matcher(html).results().toList();

    assertThat(pictures).isNotEmpty();
    assertThat(pictures)
        .allSatisfy(
            it -> assertThat(it.group(1)).startsWith("<title>").doesNotStartWith("<title></"));
    assertThat(counts(html).get("th"))
        .isEqualTo(Pattern.compile("<th [^>]*scope=\"(col|row)\"").matcher(html).results().count());
    assertThat(counts(html).get("caption")).isEqualTo(counts(html).get("table"));
    assertThat(html).contains("<html lang=\"en\">", "class=\"skip\"");
  }

  @Test
  void saysWhatIsMissingAndInventsNothing() {
    String html = HARMLESS.get(1).html();

    assertThat(html)
        .contains(
            "No costs are known",
            "The data was not described",
            "Importance was not computed",
            "The recipe was not kept",
            "Scores before calibration were not kept")
        .doesNotContain("Algorithms compared", "Tuning", "Savings", "Single predictions");
  }

  @Test
  void saysWhatTheModelIsWorth() {
    String html = HARMLESS.get(0).html();
    var savings = Contents.savings();

    assertThat(html)
        .contains(Figures.money(savings.saved(), "EUR"))
        .contains(Figures.money(savings.cost(), "EUR"))
        .contains("savings after Bahnsen " + Figures.percent(savings.share()));
  }

  @Test
  void warnsOfTheColumnsThatGiveTheLabelAway() {
    String html = HARMLESS.get(2).html();

    assertThat(html)
        .contains("Says what the label says: </b><strong>status. ")
        .contains("Too good to be true: </b><strong>risk_after. ")
        .contains("Numbers the rows: </b><strong>(no name). ")
        .contains("a sample of 3,000 is shown");
  }

  @Test
  void replacesAFileAsAWholeAndLeavesNothingBesideIt(@TempDir Path folder) throws Exception {
    var file = folder.resolve("new/report.html");

    ModelReport.write(Contents.bare(), file);
    Files.writeString(file, "old");
    BacktestReport.write(Contents.backtest("harmless"), file);

    assertThat(file).hasContent(HARMLESS.get(3).html());
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void equalContentGivesEqualBytes() {
    assertThat(ModelReport.html(Contents.full("harmless"))).isEqualTo(HARMLESS.get(0).html());
  }
}
