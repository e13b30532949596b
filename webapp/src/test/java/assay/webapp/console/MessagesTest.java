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

  /** The second text of a key would take the place of the first without a word. */
  @Test
  void saysNothingTwice() throws IOException {
    for (String name : new String[] {"messages.properties", "messages_es.properties"}) {
      var in = Objects.requireNonNull(Texts.class.getResourceAsStream(name));
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var keys =
          text.lines()
              .filter(line -> line.contains("=") && !line.startsWith("#"))
              .map(line -> line.substring(0, line.indexOf('=')));
      assertThat(keys).as(name).doesNotHaveDuplicates();
    }
  }

  @Test
  void fillsInTheSameArguments() {
    for (String key : english.stringPropertyNames()) {
      assertThat(places(spanish, key)).as(key).isEqualTo(places(english, key));
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
