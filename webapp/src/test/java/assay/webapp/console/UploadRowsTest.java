package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.webapp.console.Upload.Decided;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadRowsTest {
  @TempDir private Path folder;

  private static Decided row(long number, String tier) {
    return new Decided(number, new UUID(1, number).toString(), tier, number / 1000.0);
  }

  @Test
  void readsPagesOfEachTier() throws Exception {
    var rows = new UploadRows(folder);
    try (rows) {
      for (int i = 1; i <= 250; i++) {
        rows.add(row(i, i % 100 == 0 ? "high" : i % 50 == 0 ? "medium" : "low"));
      }
    }
    assertThat(rows.page("all", 0, 50)).hasSize(50).startsWith(row(1, "low"), row(2, "low"));
    assertThat(rows.page("all", 240, 50)).hasSize(10).endsWith(row(250, "medium"));
    assertThat(rows.page("high", 0, 50)).containsExactly(row(100, "high"), row(200, "high"));
    assertThat(rows.page("stopped", 1, 2)).containsExactly(row(100, "high"), row(150, "medium"));
    assertThat(rows.page("stopped", 50, 50)).isEmpty();

    rows.delete();
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void refusesATierThatIsNone() throws Exception {
    try (var rows = new UploadRows(folder)) {
      assertThatThrownBy(() -> rows.add(row(1, "huge")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("huge");
    }
  }
}
