package assay.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.stream.DefinitionFormat.Parsed;
import assay.application.stream.DefinitionFormat.Problem;
import assay.domain.cost.Bands;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import assay.domain.stream.AmountRule;
import assay.domain.stream.StreamDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  @ValueSource(strings = {"ticketing", "mobile-money", "card-pca", "card-retail", "ecommerce"})
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
}
