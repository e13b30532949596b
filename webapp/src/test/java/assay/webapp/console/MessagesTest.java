package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

  private final Properties english = bundle("messages.properties");
  private final Map<String, Properties> others = others();

  @Test
  void saysEverythingInEveryLanguage() {
    assertThat(others).containsKey("messages_es.properties");
    assertThat(english.stringPropertyNames()).hasSizeGreaterThan(150);
    others.forEach(
        (name, texts) -> {
          assertThat(texts.stringPropertyNames())
              .as(name)
              .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
          assertThat(texts.values()).as(name).doesNotContain("");
        });
  }

  @Test
  void fillsInTheSameArguments() {
    for (String key : english.stringPropertyNames()) {
      others.forEach(
          (name, texts) ->
              assertThat(places(texts, key)).as(name + key).isEqualTo(places(english, key)));
    }
  }

  /** Of two lines with the same key the first would be lost without a word. */
  @Test
  void saysEachTextOnce() throws IOException {
    var names = new ArrayList<>(others.keySet());
    names.add("messages.properties");
    for (String name : names) {
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
    others.forEach(
        (name, texts) ->
            assertThat(texts.values()).as(name).noneMatch(text -> text.toString().contains("'")));
  }

  @Test
  void hasFormsThatFormat() {
    var all = new ArrayList<>(others.values());
    all.add(english);
    for (var bundle : all) {
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

  /** Whatever further language has a file; English says nothing that the usual file does not. */
  private static Map<String, Properties> others() {
    var folder =
        new File(Objects.requireNonNull(Texts.class.getResource("messages.properties")).getPath())
            .getParentFile();
    return Stream.of(Objects.requireNonNull(folder.list()))
        .filter(
            name ->
                name.matches("messages_.+\\.properties") && !name.equals("messages_en.properties"))
        .collect(Collectors.toMap(Function.identity(), MessagesTest::bundle));
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
