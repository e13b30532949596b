package assay.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PagesTest {
  @Test
  void writes() throws Exception {
    var folder = Path.of("target/pages");
    ModelReport.write(Contents.full(""), folder.resolve("model.html"));
    ModelReport.write(Contents.bare(), folder.resolve("bare.html"));
    DataProfile.write(Contents.profile(""), folder.resolve("profile.html"));
    BacktestReport.write(Contents.backtest(""), folder.resolve("backtest.html"));
    System.out.println(ComparisonTable.text(Contents.comparison("")));
    assertThat(folder.resolve("model.html")).exists();
  }
}
