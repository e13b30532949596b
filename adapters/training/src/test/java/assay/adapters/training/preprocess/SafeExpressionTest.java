package assay.adapters.training.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.adapters.training.data.BadData;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a + 1|(a + 1.0D)",
        "a - b * 2.5 / 4|(a - ((b * 2.5D) / 4.0D))",
        "-a|(0D - a)",
        "LN(a + 1)|ln(greatest((a + 1.0D), 1.0E-300D))",
        "log10(a)|log10(greatest(a, 1.0E-300D))",
        "sqrt(a)|sqrt(greatest(a, 0D))",
        "exp(a)|exp(least(a, 80D))",
        "pow(a, 0.5)|pow(greatest(a, 1.0E-300D), 0.5D)",
        "floor(a / 10)|CASE WHEN abs((a / 10.0D)) < 2147483647D THEN CAST(floor((a / 10.0D)) AS DOUBLE) ELSE (a / 10.0D) END",
        "greatest(a, b, 0)|greatest(a, b, 0.0D)",
        "pow(a, 2)|pow(a, 2.0D)",
        "case when a >= 1 and not b < 2 or c = 'x' then 1 else 0 end|CASE WHEN (((a >= 1.0D) AND (NOT (b < 2.0D))) OR (c = 'x')) THEN 1.0D ELSE 0.0D END",
        "c IN ('x', '中国')|(c IN ('x', '中国'))",
        "a = 1e3|(a = 1000.0D)"
      })
  void letsInWhatPmmlCanSay(String text, String sql) {
    assertThat(SafeExpression.parse("at", text).sql(UnaryOperator.identity())).isEqualTo(sql);
  }

  @Test
  void tellsTheNamesAndReplacesThem() {
    var expression = SafeExpression.parse("at", "b + ln(a) + b");

    assertThat(expression.names()).containsExactly("b", "a");
    assertThat(expression.sql(name -> "n_" + name))
        .isEqualTo("((n_b + ln(greatest(n_a, 1.0E-300D))) + n_b)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reflect('java.lang.System', 'exit', 1)",
        "java_method('java.lang.Runtime', 'getRuntime')",
        "input_file_name()",
        "rand()",
        "current_user()",
        "a + uuid()",
        "spark_catalog.default.ln(a)",
        "(SELECT max(a) FROM events)",
        "EXISTS (SELECT 1)",
        "a IN (SELECT b FROM events)",
        "CAST(a AS STRING)",
        "a::int",
        "transform(a, x -> x + 1)",
        "a.b",
        "a[0]",
        "*",
        "sum(a) OVER ()",
        "a LIKE '%x%'",
        "a IS NULL",
        "a % 2",
        "a BETWEEN 1 AND 2",
        "CASE WHEN a > 1 THEN 1 END",
        "NULL",
        "DATE '2020-01-01'",
        "a + ",
        "ln()",
        "pow(a)",
        "abs(a, b)",
        "greatest(a)",
        "1; DROP TABLE x",
        ""
      })
  void refusesWhatRunsCodeReadsElsewhereOrPmmlCantSay(String text) {
    assertThatThrownBy(() -> SafeExpression.parse("preprocess.derive.x", text))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("preprocess.derive.x");
  }

  @Test
  void namesTheFunctionsThatAreLetIn() {
    assertThatThrownBy(() -> SafeExpression.parse("at", "reflect('x')"))
        .hasMessageContaining("'reflect'")
        .hasMessageContaining("abs, ceil, exp");
  }

  @Test
  void keepsQuotesWithinTexts() {
    var expression = SafeExpression.parse("at", "c = 'it\\'s \\\\ \"x\"'");

    assertThat(expression.sql(UnaryOperator.identity())).isEqualTo("(c = 'it\\'s \\\\ \"x\"')");
    assertThat(SafeExpression.parse("at", expression.sql(UnaryOperator.identity())).names())
        .containsExactly("c");
  }

  @Test
  void takesAQuotedNameForOneNameThatNoFeatureHas() {
    var expression = SafeExpression.parse("at", "`a) FROM x --` + 1");

    assertThat(expression.names()).containsExactly("a) FROM x --");
  }
}
