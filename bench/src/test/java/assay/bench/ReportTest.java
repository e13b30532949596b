package assay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path folder;

  @Test
  void replacesWhatIsBetweenTheMarksAndNothingElse() throws IOException {
    Path file = folder.resolve("benchmarks.md");
    Files.writeString(
        file, "# Before\n%s\nold figures\n%s\nAfter\n".formatted(Report.BEGIN, Report.END));
    report().write(file);
    assertThat(file)
        .content()
        .startsWith("# Before\n" + Report.BEGIN)
        .endsWith(Report.END + "\nAfter\n")
        .contains("| cores | 2 |", "p50 0.50 ms, p99 3.00 ms (500 writes, ext4)")
        .doesNotContain("old figures");
  }

  @Test
  void makesANewFile() throws IOException {
    Path file = folder.resolve("new.md");
    report().write(file);
    assertThat(file).content().contains("`./assay bench`, 2026-11-22 10:00 UTC");
  }

  @Test
  void leavesAFileWithoutMarksAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.md"), "mine");
    assertThatThrownBy(() -> report().write(file)).hasMessageContaining("without the lines");
    assertThat(file).content().isEqualTo("mine");
  }

  private static Report report() {
    return new Report(
        "./assay bench",
        ZonedDateTime.parse("2026-11-22T11:00:00+01:00"),
        Map.of("cores", "2"),
        Optional.of(new DiskSync(0.5, 3, 500, "ext4")),
        List.of());
  }
}
