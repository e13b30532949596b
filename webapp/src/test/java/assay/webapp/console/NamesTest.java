package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A bean's name wins over the variable of a loop, which then shows something else or breaks. */
class NamesTest {
  private static final Pattern BEAN = Pattern.compile("@Named\\(\"(\\w+)\"\\)");
  private static final Pattern VARIABLE =
      Pattern.compile("\\bvar=\"(\\w+)\"|<ui:param name=\"(\\w+)\"");

  @Test
  void namesNoVariableOfAPageAsABean() throws IOException {
    var beans = found(Path.of("src/main/java"), ".java", BEAN);
    var variables = found(Path.of("src/main/webapp"), ".xhtml", VARIABLE);
    assertThat(beans).contains("queue", "entryPage");
    assertThat(variables).contains("row").doesNotContainAnyElementsOf(beans);
  }

  private static Set<String> found(Path folder, String ending, Pattern pattern) throws IOException {
    var names = new TreeSet<String>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        var matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          names.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
      }
    }
    return names;
  }
}
