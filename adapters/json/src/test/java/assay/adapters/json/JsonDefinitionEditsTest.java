package assay.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.application.stream.DefinitionFormat.Parsed;
import assay.domain.cost.Costs;
import assay.domain.event.StreamName;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JsonDefinitionEditsTest {
  private static final StreamName NAME = new StreamName("mobile-money");
  private static final Costs OTHER = new Costs(0.5, 3, 7.25, 0.8, 9, 0.01, true, 100, 5);

  @Test
  void changesTheCostsAndNothingElse() throws Exception {
    byte[] document = Files.readAllBytes(Path.of("../../pmml-models/mobile-money/stream.json"));
    var format = new JsonDefinitionFormat();
    var before = ((Parsed.Read) format.parse(NAME, document)).definition();

    var after =
        ((Parsed.Read) format.parse(NAME, new JsonDefinitionEdits().withCosts(document, OTHER)))
            .definition();

    assertThat(after.policy()).isEqualTo(OTHER);
    assertThat(after).usingRecursiveComparison().ignoringFields("policy").isEqualTo(before);
  }

  @Test
  void refusesDefinitionsWithoutCosts() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new JsonDefinitionEdits().withCosts("{\"bands\": {}}".getBytes(UTF_8), OTHER))
        .withMessageContaining("no costs");
  }
}
