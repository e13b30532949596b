package assay.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.stream.DefinitionFormat.Parsed;
import assay.application.stream.DefinitionFormat.Problem;
import assay.domain.cost.Bands;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import assay.domain.features.Derivation.Statistic;
import assay.domain.features.Derivation.Window;
import assay.domain.features.FeatureRule;
import assay.domain.stream.AmountRule;
import assay.domain.stream.StreamDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDefinitionFormatTest {
  private static final String SMALL =
      """
      {"title": "Small", "amount": "/a", "currency": "USD",
       "features": [{"name": "a"}, {"name": "n", "count": "/list"}],
       "bands": {"medium": 0.33, "high": 0.67}}
      """;

  private final JsonDefinitionFormat format = new JsonDefinitionFormat();

  private Parsed parse(String json) {
    return format.parse(new StreamName("small"), json.getBytes(StandardCharsets.UTF_8));
  }

  private StreamDefinition definition(String json) {
    return ((Parsed.Read) parse(json)).definition();
  }

  private List<Problem> problems(String json) {
    return ((Parsed.Refused) parse(json)).problems();
  }

  @Test
  void readsASmallDefinition() {
    var definition = definition(SMALL);

    assertThat(definition.amount()).isEqualTo(new AmountRule.Field(Pointer.toField("a")));
    assertThat(definition.policy()).isEqualTo(new Bands(0.33, 0.67, false));
    assertThat(definition.isNested()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticketing",
        "mobile-money",
        "card-pca",
        "card-retail",
        "ecommerce",
        "card-terminals"
      })
  void readsTheDefinitionsThatAssayBrings(String stream) throws IOException {
    byte[] document = Files.readAllBytes(Path.of("..", "..", "pmml-models", stream, "stream.json"));

    var parsed = format.parse(new StreamName(stream), document);

    assertThat(parsed).isInstanceOf(Parsed.Read.class);
    assertThat(((Parsed.Read) parsed).warnings()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}: {2} at {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"title\": \"Small\" | \"title\": 5           | a text is expected, not 5 | /title",
        "\"amount\": \"/a\"   | \"amount\": \"b\"      | the amount at risk        | /amount",
        "\"amount\": \"/a\"   | \"amount\": -1         | the amount at risk        | /amount",
        "\"medium\": 0.33     | \"medium\": 0.9        | medium <= high            | /bands",
        "\"medium\": 0.33     | \"middle\": 0.33       | is missing                | /bands/medium",
        "\"medium\": 0.33     | \"middle\": 0.33       | is not known here         | /bands/middle",
        "\"bands\"            | \"band\"               | either 'costs' or 'bands' | /costs",
        "\"count\"            | \"counts\"             | is not known here         | /features/1/counts",
        "\"/list\"            | \"list\"               | starts with '/'           | /features/1/count",
        "\"name\": \"n\"      | \"name\": \"a\"        | stands twice              | /features/1/name",
        "{\"name\": \"a\"}    | 7                      | an object is expected     | /features/0"
      })
  void namesWhatIsWrongAndWhere(String from, String to, String message, String at) {
    assertThat(problems(SMALL.replace(from, to)))
        .anySatisfy(
            problem -> {
              assertThat(problem.at()).isEqualTo(at);
              assertThat(problem.message()).contains(message);
            });
  }

  private static final String WINDOWS =
      """
      {"title": "Windows", "amount": "/a", "currency": "USD",
       "subjects": {"card": "/card", "shop": "/shop"},
       "features": [{"name": "a"}, {"name": "mcc", "type": "category"},
         {"name": "w", "window": {"subject": "card", "statistic": "mean", "of": "a", "length": "P7D"}}],
       "bands": {"medium": 0.33, "high": 0.67}}
      """;

  @Test
  void readsWindowsOverThePast() {
    assertThat(definition(WINDOWS).features().get(2).derivation())
        .isEqualTo(
            new Window(
                "card", Statistic.MEAN, Optional.of("a"), Duration.ofDays(7), Duration.ZERO));
    var delayed = "\"statistic\": \"fraudRate\", \"length\": \"PT12H\", \"delay\": \"P7D\"";
    assertThat(
            definition(
                    WINDOWS.replace(
                        "\"statistic\": \"mean\", \"of\": \"a\", \"length\": \"P7D\"", delayed))
                .features()
                .get(2)
                .derivation())
        .isEqualTo(
            new Window(
                "card",
                Statistic.FRAUD_RATE,
                Optional.empty(),
                Duration.ofHours(12),
                Duration.ofDays(7)));
    for (String of : List.of("mcc", "shop")) {
      var distinct =
          WINDOWS.replace("mean", "distinct").replace("\"of\": \"a\"", "\"of\": \"" + of + "\"");
      assertThat(parse(distinct)).isInstanceOf(Parsed.Read.class);
    }
  }

  @ParameterizedTest(name = "{0} -> {1}: {2} at {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"subject\": \"card\" | \"subject\": \"cart\" | 'cart' is no kind of subject of this stream; declared are card, shop | /window",
        "\"mean\"                | \"median\"              | one of count, sum, mean                   | /window/statistic",
        "\"mean\"                | \"count\"               | 'count' is of the events themselves       | /window",
        "\"mean\"                | \"distinct\"            | a category, or a kind of subject, and 'a' | /window",
        "\"of\": \"a\",        | ''                        | 'mean' needs 'of'                         | /window",
        "\"of\": \"a\"         | \"of\": \"mcc\"       | a feature that is a number                | /window",
        "\"of\": \"a\"         | \"of\": \"w\"         | no window, and 'w' is none                | /window",
        "\"P7D\"                 | \"P-7D\"                | more than nothing                         | /window",
        "\"P7D\"                 | \"PT0S\"                | more than nothing                         | /window",
        "\"P7D\"                 | \"P1M\"                 | in days or less                           | /window/length",
        "\"P7D\"                 | \"P7D\", \"delay\": \"P-1D\" | nothing or more                  | /window",
        "\"P7D\"                 | \"P7D\", \"lag\": 1   | is not known here                         | /window/lag"
      })
  void namesWhatIsWrongWithAWindow(String from, String to, String message, String at) {
    assertThat(problems(WINDOWS.replace(from, to)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.at()).isEqualTo("/features/2" + at);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void refusesAFraudRateWithoutDelayAndAnAmountThatIsAWindow() {
    assertThat(problems(WINDOWS.replace("\"mean\", \"of\": \"a\"", "\"fraudRate\"")))
        .singleElement()
        .asString()
        .contains("needs a 'delay'");
    assertThat(problems(WINDOWS.replace("\"/a\"", "\"w\"")))
        .extracting(Problem::at)
        .containsExactly("/amount");
  }

  @Test
  void namesThePlaceWhereJsonEnds() {
    assertThat(problems("{\"title\": ")).first().asString().contains("line 1");
    assertThat(problems("[]")).isNotEmpty();
    assertThat(problems("")).isNotEmpty();
  }

  @Test
  void gathersAllProblemsAtOnce() {
    assertThat(problems("{\"title\": 1, \"amount\": \"x\", \"nonsense\": true}"))
        .extracting(Problem::at)
        .contains("/title", "/amount", "/nonsense", "/features", "/costs", "/currency");
  }

  @Test
  void readsWordsOfEachLanguage() {
    var wording =
        definition(
                SMALL.replace(
                    "\"bands\"",
                    "\"words\": {\"es\": {\"title\": \"Pequeño\", \"fields\": {\"a\": \"importe\"},"
                        + " \"units\": {\"n\": \"días\"}}}, \"bands\""))
            .wording();

    var spanish = Locale.forLanguageTag("es");
    assertThat(wording.title(spanish)).contains("Pequeño");
    assertThat(wording.field("a", spanish)).contains("importe");
    assertThat(wording.unit("n", spanish)).contains("días");
    assertThat(wording.field("a", Locale.ENGLISH)).isEmpty();
  }

  @Test
  void namesWhatIsWrongWithWords() {
    assertThat(
            problems(
                SMALL.replace(
                    "\"bands\"",
                    "\"words\": {\"es\": {\"titulo\": \"x\", \"fields\": {\"a\": 7}}}, \"bands\"")))
        .extracting(Problem::at)
        .contains("/words/es/titulo", "/words/es/fields/a");
    assertThat(problems(SMALL.replace("\"bands\"", "\"words\": {\"es_MX\": {}}, \"bands\"")))
        .extracting(Problem::at)
        .containsExactly("/words");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticketing",
        "mobile-money",
        "card-retail",
        "card-terminals",
        "card-pca",
        "ecommerce"
      })
  void namesEveryFeatureSubjectAndReasonOfTheStreamsInEnglishAndSpanish(String stream)
      throws IOException {
    var json = Files.readAllBytes(Path.of("../../pmml-models", stream, "stream.json"));
    var definition = ((Parsed.Read) format.parse(new StreamName(stream), json)).definition();
    for (String language : List.of("en", "es")) {
      var words = definition.wording().languages().get(language);
      assertThat(words.title()).isPresent();
      assertThat(words.fields().keySet())
          .containsAll(definition.features().stream().map(FeatureRule::name).toList())
          .containsAll(definition.subjects().keySet());
      if (language.equals("es")) {
        assertThat(words.reasonCodes().keySet())
            .containsExactlyInAnyOrderElementsOf(definition.reasonCodes());
      }
    }
  }
}
