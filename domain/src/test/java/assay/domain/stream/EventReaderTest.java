package assay.domain.stream;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cost.Bands;
import assay.domain.event.Event;
import assay.domain.event.FieldProblem;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.event.TimeRule;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.stream.EventReader.Reading;
import assay.domain.triage.ReviewRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static StreamDefinition definition(Optional<Pointer> id, Set<Pointer> masked) {
    return new StreamDefinition(
        new StreamName("cards"),
        "Cards",
        id,
        Optional.of(
            new TimeRule(List.of(Pointer.toField("at")), new TimeRule.Since(Instant.EPOCH, 1))),
        new AmountRule.Field(Pointer.toField("amount")),
        new CurrencyRule(Optional.of(Pointer.toField("currency")), "EUR", Map.of("GBP", 1.25)),
        Map.of("card", Pointer.toField("card")),
        Optional.empty(),
        List.of(
            new FeatureRule(
                "amount", FeatureType.NUMBER, new Derivation.Field(Pointer.toField("amount")))),
        new Bands(0.3, 0.6, false),
        Optional.empty(),
        masked,
        Optional.empty(),
        ReviewRules.USUAL,
        Optional.empty());
  }

  private final EventReader reader =
      new EventReader(definition(Optional.of(Pointer.toField("id")), Set.of()));

  private static Map<String, Object> event(String field, Object value) {
    var event = new HashMap<String, Object>();
    event.put("id", 7L);
    event.put("at", 60);
    event.put("amount", new BigDecimal("12.50"));
    event.put("currency", "GBP");
    event.put("card", new BigInteger("60110009901394243711"));
    event.put(field, value);
    return event;
  }

  private Event read(Map<String, Object> event) {
    return ((Reading.Read) reader.read(event, NOW, () -> "generated")).event();
  }

  private List<FieldProblem> problems(Map<String, Object> event) {
    return ((Reading.Refused) reader.read(event, NOW, () -> "generated")).problems();
  }

  @Test
  void readsWhatTheDefinitionNames() {
    var event = read(event("more", "is kept but not read"));

    assertThat(event.id()).isEqualTo("7");
    assertThat(event.time()).isEqualTo("1970-01-01T00:01:00Z");
    assertThat(event.amount().amount()).isEqualTo(new BigDecimal("12.50"));
    assertThat(event.amount().reported()).isEqualTo(15.625);
    assertThat(event.subjects()).containsExactly(new Subject("card", "60110009901394243711"));
    assertThat(event.features().get("amount")).isEqualTo(12.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000b", "a\nb"})
  void refusesAnIdThatIdentifiesNothing(String id) {
    assertThat(problems(event("id", id))).extracting(FieldProblem::field).containsExactly("/id");
  }

  @Test
  void refusesIdsOfOtherTypesAndSizes() {
    for (Object id :
        new Object[] {1.5, true, List.of(1), "x".repeat(201), new BigDecimal("1e40")}) {
      assertThat(problems(event("id", id))).hasSize(1);
    }
    assertThat(read(event("id", "x".repeat(200))).id()).hasSize(200);
    assertThat(read(event("id", new BigDecimal("1E+3"))).id()).isEqualTo("1000");
  }

  @Test
  void generatesAnIdWhereTheStreamHasNone() {
    var without = new EventReader(definition(Optional.empty(), Set.of()));

    var reading = without.read(event("x", 1), NOW, () -> "generated");

    assertThat(((Reading.Read) reading).event().id()).isEqualTo("generated");
  }

  @Test
  void refusesAmountsThatAreNone() {
    for (Object amount : new Object[] {-1, "12", new BigDecimal("1e300")}) {
      assertThat(problems(event("amount", amount)))
          .extracting(FieldProblem::field)
          .containsExactly("/amount");
    }
    assertThat(problems(event("amount", null)))
        .containsExactly(
            new FieldProblem("/amount", "missing", "the amount at risk: a number, 0 or more"));
  }

  @Test
  void refusesACurrencyWithoutARateAndNamesThoseWithOne() {
    assertThat(problems(event("currency", "JPY")))
        .containsExactly(
            new FieldProblem("/currency", "\"JPY\"", "a currency with a rate: EUR, GBP"));
  }

  @Test
  void namesAllProblemsAtOnceAndEachFieldOnce() {
    var event = event("amount", "much");
    event.put("at", "now");

    assertThat(problems(event))
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder("/at", "/amount");
  }

  @Test
  void tellsNothingOfAMaskedValue() {
    var masking =
        new EventReader(
            definition(Optional.of(Pointer.toField("id")), Set.of(Pointer.toField("amount"))));

    var refused = (Reading.Refused) masking.read(event("amount", "secret"), NOW, () -> "");

    assertThat(refused.problems()).extracting(FieldProblem::value).containsExactly("(masked)");
  }

  @Test
  void leavesOutSubjectsThatAreMissing() {
    assertThat(read(event("card", null)).subjects()).isEmpty();
    assertThat(read(event("card", List.of())).subjects()).isEmpty();
  }
}
