package assay.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Contrast of the style sheet, by the formula of WCAG 2.2: 4.5 for text, 3 for what is drawn. */
class StyleTest {
  private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{3,6});");

  private static final List<String> TEXTS = List.of("text", "soft", "accent");
  private static final List<String> DRAWN =
      List.of("good", "fraud", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "focus");

  private static List<Map<String, String>> themes() throws Exception {
    String css;
    try (var stream = Objects.requireNonNull(Page.class.getResourceAsStream("report.css"))) {
      css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    String[] blocks = css.split(":root \\{", -1);
    assertThat(blocks).hasSize(4);
    var light = colours(blocks[1]);
    var dark = new HashMap<>(light);
    dark.putAll(colours(blocks[2]));
    var print = new HashMap<>(light);
    print.putAll(colours(blocks[3]));
    assertThat(dark.get("card")).isNotEqualTo(light.get("card"));
    return List.of(light, dark, print);
  }

  private static Map<String, String> colours(String block) {
    var colours = new HashMap<String, String>();
    COLOUR
        .matcher(block.substring(0, block.indexOf('}')))
        .results()
        .forEach(it -> colours.put(it.group(1), it.group(2)));
    return colours;
  }

  private static double contrast(Map<String, String> theme, String one, String other) {
    double first = luminance(theme.get(one));
    double second = luminance(theme.get(other));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String hex) {
    String six = hex.length() == 6 ? hex : hex.replaceAll("(.)", "$1$1");
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double value = Integer.parseInt(six.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum +=
          weights[i] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void textsAndLinesCanBeTold() throws Exception {
    for (var theme : themes()) {
      for (String ground : List.of("card", "ground", "accent-soft")) {
        for (String text : TEXTS) {
          assertThat(contrast(theme, text, ground)).as(text + " on " + ground).isGreaterThan(4.5);
        }
      }
      assertThat(contrast(theme, "warn", "warn-soft")).isGreaterThan(4.5);
      assertThat(contrast(theme, "text", "warn-soft")).isGreaterThan(4.5);
      for (String drawn : DRAWN) {
        assertThat(contrast(theme, drawn, "card")).as(drawn).isGreaterThan(3);
      }
    }
  }

  /** The formula, on the pair that WCAG gives as the largest there is. */
  @Test
  void blackOnWhiteIsTwentyOne() {
    var theme = Map.of("black", "000", "white", "ffffff");

    assertThat(contrast(theme, "black", "white")).isEqualTo(21);
  }
}
