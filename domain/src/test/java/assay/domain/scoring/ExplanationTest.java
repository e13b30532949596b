package assay.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private final Explanation explanation =
      new Explanation(
          "linear",
          "log-odds",
          -2,
          List.of(
              new Contribution("amount", 10.0, 0.5),
              new Contribution("age", 3.0, -1.5),
              new Contribution("country", "GB", 0),
              new Contribution("balance", 1.0, 0.5)));

  @Test
  void namesTheStrongestFirstAndLeavesOutWhatDidNothing() {
    assertThat(explanation.strongest(3))
        .extracting(Contribution::feature)
        .containsExactly("age", "amount", "balance");
    assertThat(explanation.strongest(1)).hasSize(1);
  }

  @Test
  void marginIsTheSumOfAll() {
    assertThat(explanation.margin()).isEqualTo(-2.5);
  }
}
