package assay.domain.stream;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cost.Bands;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import assay.domain.features.Derivation.Field;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.triage.ReviewRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableColumnsTest {
  private static final StreamDefinition DEFINITION =
      new StreamDefinition(
          new StreamName("cards"),
          "Cards",
          Optional.of(Pointer.toField("id")),
          Optional.empty(),
          new AmountRule.Field(Pointer.toField("amount")),
          new CurrencyRule(Optional.empty(), "EUR", Map.of()),
          Map.of(),
          Optional.empty(),
          List.of(
              rule("age", FeatureType.NUMBER),
              rule("night", FeatureType.BOOLEAN),
              rule("shop", FeatureType.CATEGORY)),
          new Bands(0.3, 0.6, false),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          ReviewRules.USUAL,
          Optional.empty());

  private static FeatureRule rule(String name, FeatureType type) {
    return new FeatureRule(name, type, new Field(Pointer.toField(name)));
  }

  private static Map<String, Object> event(String header, String cells) {
    return new TableColumns(DEFINITION, List.of(header.split(",")))
        .event(List.of(cells.split(",", -1)));
  }

  @Test
  void typesColumnsAsTheStreamReadsThem() {
    assertThat(event("id,amount,age,night,shop,note", "007,12.50,3,TRUE,12,34"))
        .isEqualTo(
            Map.of(
                "id",
                "007",
                "amount",
                new BigDecimal("12.50"),
                "age",
                new BigDecimal("3"),
                "night",
                true,
                "shop",
                "12",
                "note",
                "34"));
  }

  @Test
  void keepsEveryDigit() {
    assertThat(event("id", "60110009901394243711").get("id"))
        .isEqualTo(new BigDecimal("60110009901394243711"));
  }

  @Test
  void leavesACellThatIsWrittenOtherwiseAsItIs() {
    assertThat(event("age,night,amount", "abc,maybe,1,5".replace("1,5", "1;5")))
        .isEqualTo(Map.of("age", "abc", "night", "maybe", "amount", "1;5"));
  }

  @Test
  void takesEmptyCellsForMissingAndTheFirstOfEqualNames() {
    assertThat(event("age,shop,shop", ",a,b")).isEqualTo(Map.of("shop", "a"));
  }
}
