package assay.adapters.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFilesTest {
  @TempDir Path folder;

  @Test
  void appearTogetherWhenAllAreWhole() throws IOException {
    Files.writeString(folder.resolve("b.csv"), "before");
    try (var files = new UnfinishedFiles()) {
      Files.writeString(files.begin(folder.resolve("new/a.csv")), "a");
      Files.writeString(files.begin(folder.resolve("b.csv")), "b");
      assertThat(folder.resolve("new/a.csv")).doesNotExist();
      assertThat(folder.resolve("b.csv")).hasContent("before");

      files.finish();
    }
    assertThat(folder.resolve("new/a.csv")).hasContent("a");
    assertThat(folder.resolve("b.csv")).hasContent("b");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("new", "b.csv");
  }

  @Test
  void goWhereTheirWriterFails() throws IOException {
    try (var files = new UnfinishedFiles()) {
      Files.writeString(files.begin(folder.resolve("a.csv")), "half");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void goWithAProcessThatIsAskedToEnd() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "before");
    var process = writer();
    assertThat(process.inputReader().readLine()).isEqualTo("written");
    assertThat(folder.toFile().list()).contains(".a.csv.part");

    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.toFile().list()).containsExactly("a.csv");
    assertThat(folder.resolve("a.csv")).hasContent("before");
  }

  @Test
  void areOverwrittenAfterAProcessThatWasKilled() throws Exception {
    var process = writer();
    assertThat(process.inputReader().readLine()).isEqualTo("written");
    process.destroyForcibly().waitFor();
    assertThat(folder.resolve("a.csv")).doesNotExist();

    try (var files = new UnfinishedFiles()) {
      Files.writeString(files.begin(folder.resolve("a.csv")), "whole");
      files.finish();
    }
    assertThat(folder.toFile().list()).containsExactly("a.csv");
  }

  private Process writer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            folder.resolve("a.csv").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A process that never comes to the end of its file. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws Exception {
      var files = new UnfinishedFiles();
      Files.writeString(files.begin(Path.of(arguments[0])), "half");
      System.out.println("written");
      Thread.currentThread().join();
    }
  }
}
