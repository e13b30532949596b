package assay.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.stream.DefinitionFormat.Parsed;
import assay.application.stream.DefinitionFormat.Problem;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import assay.domain.event.TimeRule;
import assay.domain.features.DecimalComma;
import assay.domain.features.Derivation;
import assay.domain.features.Distance;
import assay.domain.features.EmailDomain;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Member;
import assay.domain.features.TimePart;
import assay.domain.features.TimePart.Part;
import assay.domain.features.TimeSince;
import assay.domain.features.TimeSince.Unit;
import assay.domain.features.Words;
import assay.domain.features.Words.Stem;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputedJsonTest {
  private static final Pointer X = Pointer.toField("x");

  private static Parsed parse(String feature) {
    return parse("\"time\": {\"field\": \"/t\", \"format\": \"iso\"},", feature);
  }

  private static Parsed parse(String time, String feature) {
    String definition =
        """
        {"title": "T", %s "amount": 1, "currency": "USD", "features": [{"name": "f", %s}],
         "bands": {"medium": 0.33, "high": 0.67}}
        """
            .formatted(time, feature);
    return new JsonDefinitionFormat()
        .parse(new StreamName("s"), definition.getBytes(StandardCharsets.UTF_8));
  }

  private static FeatureRule rule(String feature) {
    return ((Parsed.Read) parse(feature)).definition().features().get(0);
  }

  private static Derivation derivation(String feature) {
    return rule(feature).derivation();
  }

  @Test
  void readsWhatStandsInOneField() {
    assertThat(derivation("\"decimalComma\": \"/x\"")).isEqualTo(new DecimalComma(X));
    assertThat(rule("\"type\": \"category\", \"emailDomain\": \"/x\""))
        .isEqualTo(new FeatureRule("f", FeatureType.CATEGORY, new EmailDomain(X)));
    assertThat(derivation("\"type\": \"category\", \"member\": {\"of\": \"/x\", \"key\": \"os\"}"))
        .isEqualTo(new Member(X, "os"));
  }

  @Test
  void readsPartsOfTimes() {
    var date = new TimeRule(List.of(X), new TimeRule.Pattern("uuuu-MM-dd"));
    String from = "{\"from\": \"/x\", \"format\": \"uuuu-MM-dd\"}";

    assertThat(derivation("\"timePart\": \"weekend\""))
        .isEqualTo(new TimePart(Part.WEEKEND, Optional.empty(), ZoneOffset.UTC));
    assertThat(derivation("\"timePart\": {\"part\": \"hour\", \"zone\": \"Europe/Madrid\"}"))
        .isEqualTo(new TimePart(Part.HOUR, Optional.empty(), ZoneId.of("Europe/Madrid")));
    assertThat(
            derivation(
                "\"timePart\": {\"part\": \"day\", \"of\": \"/x\", \"format\": \"uuuu-MM-dd\"}"))
        .isEqualTo(new TimePart(Part.DAY, Optional.of(date), ZoneOffset.UTC));
    assertThat(derivation("\"yearsSince\": " + from)).isEqualTo(new TimeSince(Unit.YEARS, date));
    assertThat(derivation("\"daysSince\": " + from)).isEqualTo(new TimeSince(Unit.DAYS, date));
  }

  @Test
  void readsWords() {
    assertThat(derivation("\"type\": \"text\", \"words\": {\"of\": \"/x\"}"))
        .isEqualTo(new Words(X, false, Stem.NONE));
    assertThat(
            derivation(
                "\"type\": \"text\", \"words\":"
                    + " {\"of\": \"/x\", \"stripHtml\": true, \"stem\": \"english\"}"))
        .isEqualTo(new Words(X, true, Stem.ENGLISH));
  }

  @Test
  void readsDistances() {
    assertThat(
            derivation(
                "\"distance\": {\"fromLatitude\": \"/a\", \"fromLongitude\": \"/b\","
                    + " \"toLatitude\": \"/c\", \"toLongitude\": \"/d\"}"))
        .isEqualTo(
            new Distance(
                Pointer.toField("a"),
                Pointer.toField("b"),
                Pointer.toField("c"),
                Pointer.toField("d")));
  }

  @ParameterizedTest(name = "{0} -> {2} at {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"decimalComma\": 5 | decimalComma | a text is expected, not 5.",
        "\"decimalComma\": \"x\" | decimalComma | A JSON Pointer starts with '/'",
        "\"decimalComma\": \"/x/*/y\" | decimalComma | so '*' is not possible",
        "\"decimalComma\": \"/x\", \"type\": \"text\" | type | is derived as number",
        "\"decimalComma\": \"/x\", \"count\": \"/y\" | name | derived in more than one way",
        "\"emailDomain\": \"/x\" | type | is derived as category or text, so that is its type",
        "\"timePart\": \"minute\" | timePart | one of hour, weekday, day, month, weekend, night",
        "\"timePart\": 5 | timePart | an object is expected, not 5",
        "\"timePart\": {\"part\": \"min\"} | timePart/part | one of hour, weekday",
        "\"timePart\": {\"zone\": \"UTC\"} | timePart/part | is missing; a text is expected",
        "\"timePart\": {\"part\": \"day\", \"zone\": \"Mars\"} | timePart/zone | Europe/Madrid",
        "\"timePart\": {\"part\": \"day\", \"of\": \"/x\"} | timePart/format | is missing",
        "\"timePart\": {\"part\": \"day\", \"format\": \"iso\"} | timePart/of | is missing",
        "\"timePart\": {\"part\": \"day\", \"at\": 1} | timePart/at | is not known here",
        "\"yearsSince\": {\"from\": \"/x\"} | yearsSince/format | is missing",
        "\"daysSince\": {\"from\": \"/x\", \"format\": \"b\"} | daysSince/format | 'b'",
        "\"daysSince\": {\"of\": \"/x\", \"format\": \"iso\"} | daysSince/of | is not known here",
        "\"member\": {\"of\": \"/x\"} | member/key | is missing",
        "\"member\": {\"of\": \"/x\", \"key\": \" \"} | member/key | A member has a key",
        "\"member\": {\"of\": \"/x\", \"keys\": \"a\"} | member/keys | is not known here",
        "\"words\": {\"of\": \"/x\"} | type | is derived as text, so that is its type, not number",
        "\"words\": {\"of\": \"/x\", \"stem\": \"latin\"} | words/stem | one of none, english",
        "\"words\": {\"of\": \"/x\", \"stripHtml\": 1} | words/stripHtml | true or false",
        "\"distance\": {\"fromLatitude\": \"/x\"} | distance/toLongitude | is missing"
      })
  void namesWhatIsWrongAndWhere(String feature, String at, String message) {
    assertThat(((Parsed.Refused) parse(feature)).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.at()).isEqualTo("/features/0/" + at);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void refusesThePartOfATimeThatTheStreamDoesNotTell() {
    assertThat(((Parsed.Refused) parse("", "\"timePart\": \"hour\"")).problems())
        .containsExactly(
            new Problem(
                "/features/0/name",
                "'f' is derived from the event's time; say in 'time' where that stands."));
    assertThat(parse("", "\"timePart\": {\"part\": \"hour\", \"of\": \"/x\", \"format\": \"iso\"}"))
        .isInstanceOf(Parsed.Read.class);
  }
}
