package assay.domain.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.domain.event.FieldProblem;
import assay.domain.event.Pointer;
import assay.domain.event.TimeRule;
import assay.domain.features.TimePart.Part;
import assay.domain.features.TimeSince.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputedTest {
  private static final Pointer X = Pointer.toField("x");

  private final List<FieldProblem> problems = new ArrayList<>();
  private final Map<String, Object> event = new HashMap<>();
  private Instant time = Instant.EPOCH;

  private Object value(FeatureType type, Computed derivation) {
    var reader = new FeatureReader(List.of(new FeatureRule("f", type, derivation)));
    return reader.read(event, time, problems::add).get("f");
  }

  private Object number(Object x, Computed derivation) {
    event.put("x", x);
    return value(FeatureType.NUMBER, derivation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234,5 | 1234.5",
        "1.234,50 | 1234.5",
        "12.345.678 | 12345678",
        "-0,25 | -0.25",
        "+7 | 7",
        " 1.234 | 1234",
        "0,0 | 0"
      })
  void readsDecimalCommas(String text, double expected) {
    assertThat(number(text, new DecimalComma(X))).isEqualTo(expected);
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234.5", "1,234.50", "12.34", "1.2345", "--", "1,", ",5", "1e3", "NaN"})
  void refusesOtherNumbersWhereACommaIsExpected(String text) {
    assertThat(number(text, new DecimalComma(X))).isNull();
    assertThat(problems)
        .containsExactly(
            new FieldProblem("/x", '"' + text + '"', "a number with a decimal comma, as 1.234,50"));
  }

  @Test
  void takesANumberAsItIsAndNothingAsMissing() {
    assertThat(number(new BigDecimal("12.5"), new DecimalComma(X))).isEqualTo(12.5);
    assertThat(number(" ", new DecimalComma(X))).isNull();
    assertThat(number(null, new DecimalComma(X))).isNull();
    assertThat(problems).isEmpty();
    assertThat(number("9".repeat(300) + "9".repeat(20), new DecimalComma(X))).isNull();
    assertThat(number(true, new DecimalComma(X))).isNull();
    assertThat(problems).hasSize(2);
  }

  /** 2024-02-29 was a Thursday. */
  @ParameterizedTest
  @CsvSource({
    "2024-02-29T23:30:00Z, HOUR, UTC, 23",
    "2024-02-29T23:30:00Z, WEEKDAY, UTC, 4",
    "2024-02-29T23:30:00Z, DAY, UTC, 29",
    "2024-02-29T23:30:00Z, MONTH, UTC, 2",
    "2024-02-29T23:30:00Z, NIGHT, UTC, 0",
    "2024-02-29T23:30:00Z, HOUR, Europe/Madrid, 0",
    "2024-02-29T23:30:00Z, MONTH, Europe/Madrid, 3",
    "2024-02-29T23:30:00Z, NIGHT, Europe/Madrid, 1",
    "2024-07-01T22:00:00Z, HOUR, Europe/Madrid, 0",
    "2024-03-01T06:59:59Z, NIGHT, UTC, 1",
    "2024-03-01T07:00:00Z, NIGHT, UTC, 0",
    "2024-03-01T12:00:00Z, WEEKEND, UTC, 0",
    "2024-03-02T00:00:00Z, WEEKEND, UTC, 1",
    "2024-03-03T23:59:59Z, WEEKEND, UTC, 1",
    "2024-03-03T23:59:59Z, WEEKDAY, UTC, 7",
    "2024-03-04T00:00:00Z, WEEKDAY, UTC, 1",
    "1969-12-31T23:59:59Z, HOUR, UTC, 23"
  })
  void takesPartsOfTheEventsTime(Instant at, Part part, String zone, double expected) {
    time = at;
    var derivation = new TimePart(part, Optional.empty(), ZoneId.of(zone));
    assertThat(value(FeatureType.NUMBER, derivation)).isEqualTo(expected);
  }

  @Test
  void takesAPartOfAnotherTime() {
    var of = new TimeRule(List.of(X), new TimeRule.Pattern("dd/MM/uuuu"));
    var month = new TimePart(Part.MONTH, Optional.of(of), ZoneOffset.UTC);

    assertThat(number("31/05/1980", month)).isEqualTo(5.0);
    assertThat(number(null, month)).isNull();
    assertThat(problems).isEmpty();
    assertThat(number("1980-05-31", month)).isNull();
    assertThat(problems)
        .containsExactly(
            new FieldProblem("/x", "\"1980-05-31\"", "a time written as 'dd/MM/uuuu'"));
  }

  @ParameterizedTest
  @CsvSource({
    "1984-03-01, 2024-02-29T23:59:59Z, 39, 14609",
    "1984-03-01, 2024-03-01T00:00:00Z, 40, 14610",
    "1984-02-29, 2023-02-28T12:00:00Z, 38, 14244",
    "2024-01-01, 2023-12-30T12:00:00Z, 0, -1"
  })
  void countsWholeYearsAndDays(String birth, Instant at, double years, double days) {
    time = at;
    var from = new TimeRule(List.of(X), new TimeRule.Pattern("uuuu-MM-dd"));

    assertThat(number(birth, new TimeSince(Unit.YEARS, from))).isEqualTo(years);
    assertThat(number(birth, new TimeSince(Unit.DAYS, from))).isEqualTo(days);
  }

  @Test
  void refusesADateThatThereIsNot() {
    var from = new TimeRule(List.of(X), new TimeRule.Pattern("uuuu-MM-dd"));
    assertThat(number("yesterday", new TimeSince(Unit.YEARS, from))).isNull();
    assertThat(problems).extracting(FieldProblem::value).containsExactly("\"yesterday\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'model': 2020; 'device_score': 5; 'os': 'ANDROID'} | ANDROID",
        "{\"model\": 2020, \"os\": \"WEB\"}                   | WEB",
        "{os:%%}                                             | %%",
        "{ 'os' : '.' ; }                                    | .",
        "{'os': \"it's; {fine}\"}                            | it's; {fine}",
        "{'os': 'a', 'os': 'b'}                              | a",
        "{'os': 'None'}                                      | None"
      })
  void findsAMemberOfADictionary(String text, String expected) {
    event.put("x", text);
    assertThat(value(FeatureType.CATEGORY, new Member(X, "os"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'model': 1}", "{'os': None}", "{os: null}", "{'os': ''}", " "})
  void aMemberThatIsNotThereIsMissing(String text) {
    event.put("x", text);
    assertThat(value(FeatureType.CATEGORY, new Member(X, "os"))).isNull();
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ANDROID",
        "{'os': 'WEB'",
        "{'os': 'WEB}",
        "{'os'}",
        "{'os': 1 'b': 2}",
        "{'os': {'a': 1}}",
        "{'os': 1} more",
        "{;}",
        "['os']",
        "{: 1}"
      })
  void refusesATextThatIsNoDictionary(String text) {
    event.put("x", text);
    assertThat(value(FeatureType.CATEGORY, new Member(X, "os"))).isNull();
    assertThat(problems)
        .containsExactly(
            new FieldProblem(
                "/x", '"' + text + '"', "a dictionary as text, as {'model': 2020; 'os': 'WEB'}"));
  }

  @Test
  void readsAMemberAsANumber() {
    var model = new Member(X, "model");
    assertThat(number("{'model': 2020; 'os': 'WEB'}", model)).isEqualTo(2020.0);
    assertThat(number("{'model': '-1.5e3'}", model)).isEqualTo(-1500.0);
    assertThat(number("{'model': 'new'}", model)).isNull();
    assertThat(number("{'model': 1e999}", model)).isNull();
    assertThat(problems)
        .containsExactly(
            new FieldProblem("/x", "\"new\"", "a number as its member 'model'"),
            new FieldProblem("/x", "\"1e999\"", "a number as its member 'model'"));
  }

  @Test
  void takesTheDomainOfAnAddress() {
    event.put("x", " Ada.\"a@b\"@Mail.Example ");
    assertThat(value(FeatureType.CATEGORY, new EmailDomain(X))).isEqualTo("mail.example");
    for (Object wrong : List.of("mail.example", "@mail.example", "ada@", 5)) {
      event.put("x", wrong);
      assertThat(value(FeatureType.CATEGORY, new EmailDomain(X))).isNull();
    }
    assertThat(problems).hasSize(4);
  }

  /**
   * Nashville to Los Angeles is 2,887.26 km on a sphere of 6,372.8 km, Land's End to John o' Groats
   * 968.9 km on one of 6,371 km (both published with the formula); pole to pole is half a
   * circumference.
   */
  @ParameterizedTest
  @CsvSource({
    "36.12, -86.67, 33.94, -118.40, 2886.448, 0.001",
    "50.066389, -5.714722, 58.643889, -3.07, 968.9, 0.05",
    "90, 0, -90, 77, 20015.115, 0.001",
    "10, 179.5, 10, -179.5, 109.506, 0.01",
    "41.5, 2.1, 41.5, 2.1, 0, 0"
  })
  void measuresDistances(
      double latitude1,
      double longitude1,
      double latitude2,
      double longitude2,
      double kilometres,
      double tolerance) {
    event.putAll(Map.of("a", latitude1, "b", longitude1, "c", latitude2, "d", longitude2));
    assertThat((double) value(FeatureType.NUMBER, distance()))
        .isCloseTo(kilometres, within(tolerance));
  }

  @Test
  void aPlaceThatIsNotCompleteIsMissingAndOneThatIsNotOnEarthIsRefused() {
    event.putAll(Map.of("a", 1, "b", 2, "c", 3));
    assertThat(value(FeatureType.NUMBER, distance())).isNull();
    assertThat(problems).isEmpty();
    event.putAll(Map.of("a", 90.5, "d", "east"));
    assertThat(value(FeatureType.NUMBER, distance())).isNull();
    assertThat(problems)
        .containsExactly(
            new FieldProblem("/a", "90.5", "a latitude, -90 to 90 degrees"),
            new FieldProblem("/d", "\"east\"", "a longitude, -180 to 180 degrees"));
  }

  private static Distance distance() {
    return new Distance(
        Pointer.toField("a"), Pointer.toField("b"), Pointer.toField("c"), Pointer.toField("d"));
  }

  @Test
  void refusesATypeThatTheDerivationDoesNotGive() {
    assertThatThrownBy(() -> new FeatureRule("f", FeatureType.TEXT, new DecimalComma(X)))
        .hasMessage("The feature 'f' is derived as number, so that is its type, not text.");
    assertThatThrownBy(() -> new FeatureRule("f", FeatureType.BOOLEAN, new Member(X, "k")))
        .hasMessageContaining("number or category or text");
  }
}
