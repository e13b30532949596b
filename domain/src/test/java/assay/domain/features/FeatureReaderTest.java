package assay.domain.features;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.event.FieldProblem;
import assay.domain.event.Pointer;
import assay.domain.features.Derivation.Aggregate;
import assay.domain.features.Derivation.Field;
import assay.domain.features.Derivation.Function;
import assay.domain.features.Derivation.Measure;
import assay.domain.features.Derivation.OfText;
import assay.domain.features.Derivation.SumOfProducts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureReaderTest {
  private static final Map<String, Object> EVENT =
      Map.of(
          "name",
          "Ünder The SEA 7",
          "type",
          3,
          "payouts",
          List.of(Map.of("amount", 10), Map.of("amount", new BigDecimal("2.5"))),
          "tickets",
          List.of(
              Map.of("cost", 62.5, "quantity", 100),
              Map.of("cost", 10, "quantity", 5),
              Map.of("cost", 99)));

  private final List<FieldProblem> problems = new ArrayList<>();

  private Object read(FeatureType type, Derivation derivation) {
    var reader = new FeatureReader(List.of(new FeatureRule("f", type, derivation)));
    return reader.read(EVENT, Instant.EPOCH, problems::add).get("f");
  }

  private Object aggregate(Function function, String over) {
    return read(FeatureType.NUMBER, new Aggregate(function, Pointer.parse(over)));
  }

  @ParameterizedTest
  @CsvSource({"COUNT, 2", "SUM, 12.5", "MEAN, 6.25", "MIN, 2.5", "MAX, 10", "DISTINCT, 2"})
  void aggregatesTheMembersOfAList(Function function, double expected) {
    assertThat(aggregate(function, "/payouts/*/amount")).isEqualTo(expected);
    assertThat(problems).isEmpty();
  }

  @Test
  void nothingCountsAsZeroAndHasNoMean() {
    assertThat(aggregate(Function.COUNT, "/nothing")).isEqualTo(0.0);
    assertThat(aggregate(Function.SUM, "/nothing/*/x")).isEqualTo(0.0);
    assertThat(aggregate(Function.MEAN, "/nothing/*/x")).isNull();
    assertThat(aggregate(Function.MAX, "/nothing/*/x")).isNull();
  }

  @Test
  void countsTheElementsOfAList() {
    assertThat(aggregate(Function.COUNT, "/tickets")).isEqualTo(3.0);
    assertThat(aggregate(Function.COUNT, "/name")).isEqualTo(0.0);
    assertThat(problems).extracting(FieldProblem::expected).containsExactly("a list");
  }

  @Test
  void sumsProductsAndSkipsIncompletePairs() {
    var value =
        new SumOfProducts(
            Pointer.parse("/tickets"), Pointer.parse("/cost"), Pointer.parse("/quantity"));

    assertThat(read(FeatureType.NUMBER, value)).isEqualTo(6300.0);
    assertThat(value.reads()).hasToString("[/tickets/*/cost, /tickets/*/quantity]");
  }

  @Test
  void measuresTexts() {
    var name = Pointer.parse("/name");

    assertThat(read(FeatureType.NUMBER, new OfText(Measure.LENGTH, name))).isEqualTo(15.0);
    assertThat(read(FeatureType.NUMBER, new OfText(Measure.UPPER_SHARE, name))).isEqualTo(5.0 / 11);
    assertThat(read(FeatureType.NUMBER, new OfText(Measure.LENGTH, Pointer.parse("/no")))).isNull();
  }

  @Test
  void takesANumberAsACategoryHoweverItIsWritten() {
    for (Object three : Arrays.<Object>asList(3, 3L, new BigDecimal("3.00"), 3.0)) {
      var reader =
          new FeatureReader(
              List.of(new FeatureRule("f", FeatureType.CATEGORY, new Field(Pointer.toField("x")))));
      assertThat(reader.read(Map.of("x", three), Instant.EPOCH, problems::add).get("f"))
          .isEqualTo("3");
    }
  }

  @Test
  void namesAFieldOfTheWrongType() {
    assertThat(read(FeatureType.NUMBER, new Field(Pointer.toField("name")))).isNull();
    assertThat(problems)
        .containsExactly(new FieldProblem("/name", "\"Ünder The SEA 7\"", "a number"));
  }

  @Test
  void namesANumberThatNoDoubleHolds() {
    var reader =
        new FeatureReader(
            List.of(new FeatureRule("f", FeatureType.NUMBER, new Field(Pointer.toField("x")))));

    reader.read(Map.of("x", new BigDecimal("1e400")), Instant.EPOCH, problems::add);

    assertThat(problems).hasSize(1);
  }
}
