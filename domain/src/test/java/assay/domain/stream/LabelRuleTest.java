package assay.domain.stream;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.event.Pointer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelRuleTest {
  private final LabelRule rule =
      new LabelRule(Pointer.toField("label"), Set.of("1", "true", "bad"));

  @Test
  void readsTextsNumbersAndBooleans() {
    for (Object fraud : List.of("1", "bad", 1, new BigDecimal("1.00"), true)) {
      assertThat(rule.read(Map.of("label", fraud))).contains(true);
    }
    for (Object good : List.of("0", "good", 0, 10, new BigDecimal("0.1"), false)) {
      assertThat(rule.read(Map.of("label", good))).contains(false);
    }
  }

  @Test
  void saysNothingWhereTheEventSaysNothing() {
    assertThat(rule.read(Map.of())).isEmpty();
    assertThat(rule.read(Map.of("label", " "))).isEmpty();
    assertThat(rule.read(Map.of("label", List.of("1")))).isEmpty();
  }
}
