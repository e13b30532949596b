package assay.domain.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypicalValueTest {
  @Test
  void isTheMedianOfNumbers() {
    assertThat(TypicalValue.of(List.of(9.0, 1.0, 5.0))).contains(5.0);
    assertThat(TypicalValue.of(Arrays.asList(4.0, null, 1.0))).contains(2.5);
  }

  @Test
  void isTheMostFrequentOfCategories() {
    assertThat(TypicalValue.of(List.of("b", "a", "b"))).contains("b");
    assertThat(TypicalValue.of(List.of("b", "a"))).contains("a");
    assertThat(TypicalValue.of(List.of(true, false, true))).contains(true);
  }

  @Test
  void isNothingOfNothing() {
    assertThat(TypicalValue.of(List.of())).isEmpty();
    assertThat(TypicalValue.of(Arrays.asList(null, null))).isEmpty();
  }
}
