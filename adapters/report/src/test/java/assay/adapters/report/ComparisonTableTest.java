package assay.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.reporting.Comparison;
import assay.application.reporting.Comparison.Candidate;
import assay.domain.evaluation.ScoredLabels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {
  private static Candidate candidate(String name, double[] scores, boolean chosen) {
    return new Candidate(
        name,
        ScoredLabels.of(scores, new boolean[] {false, false, true, true}),
        0.5,
        Optional.empty(),
        OptionalDouble.empty(),
        Duration.ofMillis(1_500),
        chosen);
  }

  /** The first is the example of scikit-learn's documentation: ROC AUC 0.75, precision 0.83. */
  private static Comparison two() {
    return new Comparison(
        "four events",
        "average precision",
        List.of(
            candidate("one\nline", new double[] {0.1, 0.4, 0.35, 0.8}, false),
            candidate("perfect", new double[] {0.1, 0.2, 0.8, 0.9}, true)));
  }

  @Test
  void linesUpInTheTerminalAndLeavesEmptyColumnsOut() {
    assertThat(ComparisonTable.text(two()))
        .isEqualTo(
            """
              algorithm      AP  ROC AUC      F1      F2   kappa      KS  log loss   Brier  cal. err  fit time
              one line   0.8333   0.7500  0.6667  0.5556  0.5000  0.5000    0.4723  0.1581    0.1375     1.5 s
            * perfect    1.0000   1.0000  1.0000  1.0000  1.0000  1.0000    0.1643  0.0250    0.1500     1.5 s
            """);
  }

  @Test
  void marksTheChosenAndTheBestOfEachColumn() {
    String html = ComparisonTable.html(two()).render();

    assertThat(html)
        .contains("<tr class=\"marked\">", ">chosen<", "<span class=\"best\">1.0000</span>")
        .doesNotContain("<span class=\"best\">0.8333</span>", "savings", "CP@");
  }
}
