package assay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.evaluation.ScoredLabels;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/library.md compiles and runs with this module alone, and prints its text. */
class LibraryExampleTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```java\\R(.*?)```\\R\\R```\\R(.*?)```", Pattern.DOTALL);

  @Test
  void printsWhatTheDocumentationSays(@TempDir Path folder) throws Exception {
    Matcher document = EXAMPLE.matcher(Files.readString(Path.of("../docs/library.md")));
    assertThat(document.find()).isTrue();
    Path source = Files.writeString(folder.resolve("Example.java"), document.group(1));
    var domain =
        Path.of(ScoredLabels.class.getProtectionDomain().getCodeSource().getLocation().toURI());

    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", domain.toString(), source.toString());

    assertThat(compiled).isZero();
    assertThat(run(List.of("-cp", domain + File.pathSeparator + folder, "Example")))
        .isEqualTo(document.group(2));
  }

  private static String run(List<String> arguments) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process = new ProcessBuilder(java).redirectErrorStream(true);
    process.command().addAll(arguments);
    var running = process.start();
    String printed =
        new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .replace("\r\n", "\n");
    assertThat(running.waitFor()).as(printed).isZero();
    return printed;
  }
}
