package assay.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.data.StreamSource;
import assay.application.model.FraudModels.Loaded;
import assay.domain.synthetic.MobileMoneyEvents;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as people type them, on generated events. */
class CommandsTest {
  private static final Path STREAM =
      Path.of("..", "pmml-models", "mobile-money", "stream.json").toAbsolutePath().normalize();

  @TempDir static Path folder;
  private static Path events;
  private static Path stream;

  private record Ended(int code, String out, String err) {}

  @BeforeAll
  static void generate() throws IOException {
    var json = new ObjectMapper();
    var source = new MobileMoneyEvents(new SplittableRandom(11));
    var lines = new ArrayList<String>();
    for (int i = 0; i < 6_000; i++) {
      lines.add(json.writeValueAsString(source.next()));
    }
    events = Files.write(folder.resolve("events.ndjson"), lines);
    stream = Files.createDirectories(folder.resolve("mobile-money")).resolve("stream.json");
    Files.copy(STREAM, stream);
  }

  private static Ended run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        AssayTrainer.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }

  private static Path recipe(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void saysInWordsThatAnExpressionDividesByZero() throws IOException {
    var recipe =
        recipe(
            "divides.yaml",
            """
            stream: mobile-money/stream.json
            data: {files: [events.ndjson]}
            split: {by: random}
            preprocess: {derive: [{name: share, expression: amount / oldbalanceOrg}]}
            models: [{name: plain, algorithm: logistic-regression}]
            """);

    var ended = run("train", recipe.toString(), "--master", "local[2]");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("divides by zero", "CASE WHEN").doesNotContain("\tat ");
  }

  @Test
  void trainsAModelThatAServerTakesAndPlaysThePastWithIt() throws IOException {
    // Given
    var recipe =
        recipe(
            "recipe.yaml",
            """
            stream: mobile-money/stream.json
            data: {files: [events.ndjson]}
            split: {by: random}
            preprocess:
              derive: [{name: missing_money, expression: newbalanceOrig + amount - oldbalanceOrg}]
            models:
              - {name: plain, algorithm: logistic-regression}
              - {name: trees, algorithm: xgboost, parameters: {num_round: 20, max_depth: 3}}
              - {name: both, combine: average, of: [plain, trees]}
            explainRows: 40
            """);
    // When
    var trained =
        run(
            "train",
            recipe.toString(),
            "--out",
            folder.resolve("out").toString(),
            "--deploy",
            "--master",
            "local[2]");
    // Then
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.err()).contains("population.trainedOn"); // generated events hold less fraud
    assertThat(trained.out()).contains("plain", "trees", "both", "<- chosen on validation data");
    byte[] pmml = Files.readAllBytes(stream.resolveSibling("champion.pmml"));
    assertThat(folder.resolve("out/mobile-money.pmml")).hasBinaryContent(pmml);
    var definition = StreamSource.read(stream, new JsonFormats()).definition();
    assertThat(new PmmlFraudModels().load(pmml, definition)).isInstanceOf(Loaded.Ready.class);
    var facts = new PmmlModelDocuments().read(pmml);
    assertThat(facts.quality()).isPresent();
    assertThat(facts.inputs()).isNotEmpty();
    assertThat(folder.resolve("out/mobile-money.html")).content().contains("<svg", "missing_money");
    assertThat(
            new ObjectMapper()
                .readTree(folder.resolve("out/mobile-money.json").toFile())
                .at("/candidates"))
        .hasSize(3);
    // And when
    var page = folder.resolve("backtest.html");
    var played =
        run(
            "backtest",
            events.toString(),
            "--stream",
            stream.toString(),
            "--out",
            page.toString(),
            "--master",
            "local[2]");
    // Then
    assertThat(played.code()).as(played.err()).isZero();
    assertThat(played.out()).contains("average precision", "saved");
    assertThat(page).content().contains("<svg");
  }

  /** As containers of their own would, with nothing but files between them. */
  @Test
  void goesTheWayStepByStep() throws IOException {
    var recipe =
        recipe(
                "steps.yaml",
                """
                stream: mobile-money/stream.json
                data: {files: [events.ndjson], where: amount > 0}
                split: {by: random}
                preprocess:
                  derive: [{name: missing_money, expression: newbalanceOrig + amount - oldbalanceOrg}]
                models:
                  - {name: plain, algorithm: logistic-regression}
                  - name: trees
                    algorithm: xgboost
                    parameters: {num_round: 5}
                    tune: {folds: 2, grid: {max_depth: [2, 4]}}
                explainRows: 20
                """)
            .toString();
    var parts = folder.resolve("parts");

    var split = run("split", recipe, "--out", parts.toString(), "--master", "local[2]");
    assertThat(split.code()).as(split.err()).isZero();
    assertThat(split.out()).contains("train ", "validation ", "test ");

    var matrix = folder.resolve("matrix");
    var preprocessed =
        run(
            "preprocess",
            recipe,
            "--split",
            parts.toString(),
            "--out",
            matrix.toString(),
            "--master",
            "local[2]");
    assertThat(preprocessed.code()).as(preprocessed.err()).isZero();
    var lines = Files.readAllLines(matrix.resolve("test.csv"));
    assertThat(lines.get(0)).startsWith("_row,").contains("missing_money").endsWith(",_label");
    assertThat(lines).hasSameSizeAs(Files.readAllLines(parts.resolve("x-test.csv")));
    int width = lines.get(0).split(",").length;
    assertThat(lines).allMatch(line -> line.split(",", -1).length == width);
    assertThat(lines.subList(1, lines.size())).noneMatch(line -> line.contains(",,"));
    assertThat(matrix.toFile().list())
        .containsExactlyInAnyOrder("train.csv", "validation.csv", "test.csv");

    var points = folder.resolve("points.json");
    var tuned =
        run(
            "tune",
            recipe,
            "--split",
            parts.toString(),
            "--out",
            points.toString(),
            "--master",
            "local[2]");
    assertThat(tuned.code()).as(tuned.err()).isZero();
    assertThat(tuned.out()).contains("best, for the recipe:", "{name: trees, algorithm: xgboost,");
    assertThat(new ObjectMapper().readTree(points.toFile()).at("/trees/points")).hasSize(2);

    var out = folder.resolve("steps");
    var trained =
        run(
            "train",
            recipe,
            "--split",
            parts.toString(),
            "--out",
            out.toString(),
            "--master",
            "local[2]");
    assertThat(trained.code()).as(trained.err()).isZero();

    var figures = folder.resolve("figures.json");
    var evaluated =
        run(
            "evaluate",
            events.toString(),
            "--stream",
            stream.toString(),
            "--model",
            out.resolve("mobile-money.pmml").toString(),
            "--out",
            figures.toString(),
            "--master",
            "local[2]");
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    assertThat(evaluated.out()).contains("6,000 labelled events", "average_precision", "savings");
    var json = new ObjectMapper().readTree(figures.toFile());
    assertThat(json.at("/metrics/roc_auc").asDouble()).isBetween(0.5, 1.0);
    assertThat(json.at("/confusion").findValuesAsText("true_negatives")).hasSize(1);

    var anew = folder.resolve("calibrated.pmml");
    var calibrated =
        run(
            "calibrate",
            events.toString(),
            "--recipe",
            recipe,
            "--stream",
            stream.toString(),
            "--model",
            out.resolve("mobile-money.pmml").toString(),
            "--method",
            "platt",
            "--out",
            anew.toString(),
            "--master",
            "local[2]");
    assertThat(calibrated.code()).as(calibrated.err()).isZero();
    assertThat(calibrated.out()).contains("before", "after", "calibrated by platt");
    var definition = StreamSource.read(stream, new JsonFormats()).definition();
    assertThat(new PmmlFraudModels().load(Files.readAllBytes(anew), definition))
        .isInstanceOf(Loaded.Ready.class);

    Files.delete(parts.resolve("y-test.csv"));
    var missing = run("train", recipe, "--split", parts.toString(), "--master", "local[2]");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("y-test.csv is missing");
  }

  @Test
  void saysThatThereIsNothingToSearch() throws IOException {
    var recipe =
        recipe(
            "nothing.yaml",
            """
            stream: mobile-money/stream.json
            data: {files: [events.ndjson]}
            models: [{name: a, algorithm: logistic-regression}]
            """);
    var all = run("tune", recipe.toString());
    var one = run("preprocess", recipe.toString(), "--model", "b", "--out", "x");
    assertThat(all.err()).contains("no model of the recipe has 'tune'");
    assertThat(one.err()).contains("there is no 'b' among the models of the recipe: a");
    assertThat(new int[] {all.code(), one.code()}).containsOnly(1);
  }

  @Test
  void describesAFile() {
    var page = folder.resolve("profile.html");
    var inspected = run("inspect", events.toString(), "--master", "local[2]");
    var profiled =
        run(
            "profile",
            events.toString(),
            "--label",
            "isFraud",
            "--out",
            page.toString(),
            "--master",
            "local[2]");
    assertThat(inspected.out()).contains("6,000 rows", "oldbalanceOrg", "distinct");
    assertThat(profiled.code()).as(profiled.err()).isZero();
    assertThat(page).content().contains("oldbalanceOrg", "<svg");
  }

  @Test
  void saysWhatIsWrongWithARecipe() throws IOException {
    var unknown =
        recipe(
            "unknown.yaml",
            """
            stream: mobile-money/stream.json
            data: {files: [events.ndjson], formt: csv}
            models: [{name: a, algorithm: magic}]
            """);
    var ended = run("train", unknown.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("formt", "/models/0/algorithm");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    var missing =
        recipe(
            "missing.yaml",
            """
            stream: mobile-money/stream.json
            data: {files: [nowhere.csv]}
            models: [{name: a, algorithm: logistic-regression}]
            """);
    var data = run("train", missing.toString(), "--master", "local[2]");
    var recipe = run("train", folder.resolve("no.yaml").toString());
    var label = run("profile", events.toString(), "--label", "nothing", "--master", "local[2]");
    assertThat(data.err()).contains("nowhere.csv is not there");
    assertThat(recipe.err()).contains("no.yaml is not there");
    assertThat(label.err()).contains("no column 'nothing'");
    assertThat(new int[] {data.code(), recipe.code(), label.code()}).containsOnly(1);
  }
}
