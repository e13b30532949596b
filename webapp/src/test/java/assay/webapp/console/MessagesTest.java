package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

  private final Properties english = bundle("messages.properties");
  private final Properties spanish = bundle("messages_es.properties");

  @Test
  void saysEverythingInBothLanguages() {
    assertThat(spanish.stringPropertyNames())
        .hasSizeGreaterThan(150)
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    assertThat(spanish.values()).doesNotContain("");
  }

  @Test
  void fillsInTheSameArguments() {
    for (String key : english.stringPropertyNames()) {
      assertThat(places(spanish, key)).as(key).isEqualTo(places(english, key));
    }
  }

  /** Of two lines with the same key the first would be lost without a word. */
  @Test
  void saysEachTextOnce() throws IOException {
    for (String name : new String[] {"messages.properties", "messages_es.properties"}) {
      try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream(name))) {
        var keys =
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("[A-Za-z].*=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(keys).hasSizeGreaterThan(150).doesNotHaveDuplicates();
      }
    }
  }

  /** A single apostrophe would quote the arguments away. */
  @Test
  void usesNoApostropheThatQuotes() {
    assertThat(english.values()).noneMatch(text -> text.toString().contains("'"));
    assertThat(spanish.values()).noneMatch(text -> text.toString().contains("'"));
  }

  @Test
  void hasFormsThatFormat() {
    for (var bundle : new Properties[] {english, spanish}) {
      assertThat(MessageFormat.format(bundle.getProperty("queue.unseen"), 1)).doesNotContain("1");
      assertThat(MessageFormat.format(bundle.getProperty("queue.unseen"), 7)).contains("7");
    }
  }

  private static Set<String> places(Properties bundle, String key) {
    return PLACE
        .matcher(bundle.getProperty(key))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static Properties bundle(String name) {
    var found = new Properties();
    try (var in =
        new InputStreamReader(
            Objects.requireNonNull(Texts.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      found.load(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }
}
