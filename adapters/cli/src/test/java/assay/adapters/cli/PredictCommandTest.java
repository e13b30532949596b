package assay.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictCommandTest {
  private static final Path MODELS = Path.of("..", "..", "pmml-models");
  private static final String EVENT =
      "{\"step\": 1, \"type\": \"TRANSFER\", \"amount\": 181.00, \"oldbalanceOrg\": 181.00,"
          + " \"newbalanceOrig\": 0, \"oldbalanceDest\": 0, \"newbalanceDest\": 0}\n";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int predict(String stream, Path file) {
    return AssayCli.commandLine(new PrintWriter(out), new PrintWriter(err))
        .execute("predict", "--models", MODELS.toString(), "--stream", stream, file.toString());
  }

  private List<JsonNode> lines() throws IOException {
    var lines = new ArrayList<JsonNode>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new JsonMapper().readTree(line));
    }
    return lines;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticketing", "mobile-money", "card-pca", "card-retail", "card-terminals", "ecommerce"
      })
  void scoresTheExamplesOfEachStream(String stream) throws IOException {
    int code = predict(stream, MODELS.resolve(stream).resolve("examples.ndjson"));

    assertThat(code).isZero();
    assertThat(lines())
        .hasSize(6)
        .allSatisfy(
            line -> {
              assertThat(line.at("/probability").doubleValue()).isBetween(0.0, 1.0);
              assertThat(line.at("/action").textValue()).isIn("allow", "review", "block");
              assertThat(line.at("/tier").textValue()).isIn("LOW", "MEDIUM", "HIGH");
            });
  }

  @Test
  void scoresATableLikeTheSameEventsInJson() throws IOException {
    predict("mobile-money", file("one.ndjson", EVENT));
    predict(
        "mobile-money",
        file(
            "one.csv",
            "step,type,amount,oldbalanceOrg,newbalanceOrig,oldbalanceDest,newbalanceDest\n"
                + "1,TRANSFER,181.00,181.00,0,0,0\n"));

    var lines = lines();
    assertThat(lines.get(1).at("/probability").doubleValue())
        .isEqualTo(lines.get(0).at("/probability").doubleValue(), within(0.0));
  }

  @Test
  void oneBadRowFailsAloneAndIsNamed() throws IOException {
    var rows = EVENT + "{\"step\": 1, \"amount\": \"much\"}\nnonsense\n\n" + EVENT;

    assertThat(predict("mobile-money", file("rows.ndjson", rows))).isEqualTo(1);
    assertThat(lines()).extracting(line -> line.at("/row").intValue()).containsExactly(1, 2, 3, 4);
    assertThat(lines().get(1).at("/error/errors/0/field").textValue()).isEqualTo("/amount");
    assertThat(lines().get(2).at("/error/detail").textValue()).contains("line 1");
    assertThat(lines().get(3).has("probability")).isTrue();
  }

  @Test
  void aRowWithoutAllCellsFailsAlone() throws IOException {
    assertThat(predict("mobile-money", file("t.csv", "step,amount\n1\n1,5\n"))).isEqualTo(1);
    assertThat(lines().get(0).at("/error/detail").textValue()).contains("1 cells");
    assertThat(lines()).hasSize(2);
  }

  @Test
  void readsGzippedFiles() throws IOException {
    Path file = folder.resolve("one.ndjson.gz");
    try (var zipped = new GZIPOutputStream(Files.newOutputStream(file))) {
      zipped.write(EVENT.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(predict("mobile-money", file)).isZero();
    assertThat(lines()).hasSize(1);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThat(predict("nowhere", file("x.ndjson", EVENT))).isEqualTo(1);
    assertThat(err.toString()).contains("there is no stream 'nowhere'").contains("--models");

    assertThat(predict("mobile-money", folder.resolve("missing.ndjson"))).isEqualTo(1);
    assertThat(err.toString()).contains("can't be read");

    assertThat(predict("ticketing", file("t.csv", "object_id\n1\n"))).isEqualTo(1);
    assertThat(err.toString()).contains("NDJSON is expected");
  }
}
