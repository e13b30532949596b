package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =HYPERLINK(\"http://x\")",
        "\uFF1D1",
        "|cmd"
      })
  void neverBeginsAFormula(String value) {
    assertThat(CsvCell.text(value)).startsWith("\"'");
  }

  @Test
  void keepsOtherTextsAndQuotesThem() {
    assertThat(CsvCell.text("order \"7\", x")).isEqualTo("\"order \"\"7\"\", x\"");
    assertThat(CsvCell.text("")).isEqualTo("\"\"");
    assertThat(CsvCell.text("a=b")).isEqualTo("\"a=b\"");
  }
}
