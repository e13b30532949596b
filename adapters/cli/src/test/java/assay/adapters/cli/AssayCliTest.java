package assay.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssayCliTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void writesTheSameEventsForTheSameSeedAndLeavesTheLabelOut() {
    assertThat(run("feed", "--write", "-", "--count", "3", "--seed", "5")).isZero();
    String first = out.toString();
    out.getBuffer().setLength(0);
    run("feed", "--generate", "ticketing", "--write", "-", "--count", "3", "--seed", "5");
    assertThat(out.toString()).isEqualTo(first);
    assertThat(first.lines()).hasSize(3).noneMatch(line -> line.contains("acct_type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ticketing", "mobile-money", "card-pca", "card-retail", "ecommerce"})
  void writesEveryKindOfEventsWithTheLabelWhenAsked(String kind) throws Exception {
    Path file = folder.resolve("events.ndjson");
    String[] arguments = {
      "feed", "--generate", kind, "--with-label", "--count", "2", "--write", file.toString()
    };
    assertThat(run(arguments)).isZero();
    assertThat(Files.readString(file).lines())
        .hasSize(2)
        .allMatch(line -> line.matches(".*\"(acct_type|isFraud|Class|is_fraud|fraude)\":.*"));
  }

  @ParameterizedTest
  @CsvSource({
    "ticketing, 112",
    "mobile-money, 148",
    "card-pca, 128",
    "card-retail, 361",
    "ecommerce, 493"
  })
  void stillGeneratesTheExamplesThatStandBesideTheModels(String stream, String seed)
      throws Exception {
    run("feed", "--generate", stream, "--seed", seed, "--count", "6", "--write", "-");
    assertThat(Path.of("../../pmml-models", stream, "examples.ndjson")).hasContent(out.toString());
  }

  @Test
  void copiesAFileWithoutItsLabels() throws Exception {
    Path file = Files.writeString(folder.resolve("in.csv"), "Time,V1,Class\n0,1.5,1\n2,-3,0\n");
    assertThat(run("feed", "--file", file.toString(), "--write", "-")).isZero();
    assertThat(out.toString()).isEqualTo("{\"Time\":0,\"V1\":1.5}\n{\"Time\":2,\"V1\":-3}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--rate 0",
        "--rate x",
        "--port 70000",
        "--count 0",
        "--generate horses",
        "--file nowhere.csv",
        "--file a --generate ticketing",
        "--allow-receivers everyone",
        "--with-label",
        "--reference yesterday",
        "--wrong"
      })
  void refusesWrongOptionsWithOneClearLine(String options) {
    String[] arguments = ("feed " + options).split(" ");
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString().lines().findFirst().orElseThrow()).contains(arguments[1]);
    assertThat(err.toString()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void tellsAPortThatIsTaken() throws Exception {
    try (var socket =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      int status = run("feed", "--port", String.valueOf(socket.getLocalPort()));
      assertThat(status).isEqualTo(1);
      assertThat(err.toString()).startsWith("assay: Can't listen on 127.0.0.1:");
    }
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isZero();
    assertThat(run("feed", "--help")).isZero();
    assertThat(out.toString()).contains("feed", "--allow-receivers", "mobile-money");
  }

  private int run(String... arguments) {
    try (var stdout = new PrintWriter(out, true);
        var stderr = new PrintWriter(err, true)) {
      return AssayCli.commandLine(stdout, stderr).execute(arguments);
    }
  }
}
