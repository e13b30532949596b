package assay.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.RecipeFormat;
import assay.adapters.training.run.Trainer;
import assay.adapters.training.run.TrainingRun;
import assay.domain.synthetic.MobileMoneyEvents;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What of a run gets to an MLflow server, and what becomes of the run where nothing gets there. */
class TrackingTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Path STREAM =
      Path.of("..", "pmml-models", "mobile-money", "stream.json").toAbsolutePath().normalize();

  @TempDir static Path folder;
  private static Path file;
  private static Recipe recipe;
  private static SparkOptions.Session session;
  private static TrainingRun run;
  private static Tracking.Files files;

  private final List<String> told = new ArrayList<>();
  private StandInMlflow server;

  @BeforeAll
  static void train() throws Exception {
    var json = new ObjectMapper();
    var source = new MobileMoneyEvents(new SplittableRandom(12));
    var lines = new ArrayList<String>();
    for (int i = 0; i < 4_000; i++) {
      lines.add(json.writeValueAsString(source.next()));
    }
    Files.write(folder.resolve("events.ndjson"), lines);
    Path stream = Files.createDirectories(folder.resolve("mobile-money")).resolve("stream.json");
    Files.copy(STREAM, stream);
    file =
        Files.writeString(
            folder.resolve("recipe.yaml"),
            """
            stream: mobile-money/stream.json
            description: Tried for a test
            data: {files: [events.ndjson]}
            split: {by: random}
            seed: 9
            models:
              - {name: trees, algorithm: lightgbm, parameters: {num_iterations: 10, num_leaves: 7}}
              - {name: tree, algorithm: decision-tree, parameters: {maxDepth: 2}}
            explainRows: 20
            """);
    recipe = RecipeFormat.read(file);
    var options = new SparkOptions();
    new CommandLine(options).parseArgs("--master", "local[2]");
    session = options.open();
    run =
        new Trainer(
                session.spark(),
                new JsonFormats(),
                new PmmlModelDocuments(),
                new PmmlFraudModels(),
                Clock.fixed(START, ZoneOffset.UTC),
                line -> {})
            .train(recipe);
    files =
        new Tracking.Files(
            Files.write(folder.resolve("m.pmml"), run.pmml()),
            Files.writeString(folder.resolve("r.html"), "<p>report</p>"),
            Files.write(folder.resolve("s.json"), RunSummary.json(run)),
            file);
  }

  @AfterAll
  static void end() {
    session.close();
  }

  @BeforeEach
  void start() throws Exception {
    server = new StandInMlflow();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Tracking tracking(String uri) {
    return new Tracking(Map.of("MLFLOW_TRACKING_URI", uri), told::add);
  }

  @Test
  void logsParametersMetricsAndTheProvenanceOfTheChosenModel() {
    tracking(server.uri()).track(run, files, START, START.plusSeconds(60));

    var chosen = run.chosen();
    assertThat(server.parameters)
        .containsEntry("algorithm", chosen.algorithm())
        .containsEntry("calibration", chosen.calibrator().method())
        .containsEntry("seed", "9");
    chosen
        .parameters()
        .forEach((name, value) -> assertThat(server.parameters).containsEntry(name, value + ""));
    assertThat(server.metrics)
        .containsEntry("roc_auc", chosen.metrics().rocAuc().orElseThrow())
        .containsKeys("log_loss", "brier", "savings")
        .containsKeys("trees.average_precision", "tree.average_precision");
    assertThat(server.tags)
        .containsEntry("recipe", recipe.document().hex())
        .containsEntry("training-data", run.facts().provenance().get("training-data"))
        .containsEntry("mlflow.note.content", "Tried for a test");
    assertThat(server.status).isEqualTo("FINISHED");
  }

  @Test
  void keepsReportFiguresRecipeAndTheModelAndRegistersIt() throws Exception {
    tracking(server.uri()).track(run, files, START, START.plusSeconds(60));

    assertThat(server.files)
        .containsOnlyKeys(
            "report.html", "run.json", "recipe.yaml", "model/model.pmml", "model/MLmodel");
    assertThat(server.files.get("model/model.pmml")).isEqualTo(run.pmml());
    assertThat(server.files.get("recipe.yaml")).isEqualTo(Files.readAllBytes(file));
    assertThat(server.files.get("run.json")).isEqualTo(RunSummary.json(run));
    assertThat(server.registered)
        .isEqualTo("assay-mobile-money from mlflow-artifacts:/4/r1/artifacts/model");
    assertThat(told)
        .anySatisfy(line -> assertThat(line).contains("Tracked on " + server.uri()))
        .anySatisfy(line -> assertThat(line).startsWith("Registered as"));
  }

  @Test
  void logsARunThatFailedWithItsReasonAndRegistersNothing() {
    tracking(server.uri())
        .failed(recipe, file, START, START, new IllegalStateException("no fraud in it"));

    assertThat(server.status).isEqualTo("FAILED");
    assertThat(server.tags).containsEntry("failure", "no fraud in it");
    assertThat(server.parameters).containsEntry("seed", "9");
    assertThat(server.files).containsOnlyKeys("recipe.yaml");
    assertThat(server.registered).isEmpty();
  }

  @Test
  void saysThatTheServerRefusesAndLeavesTheFilesAlone() {
    server.failing = 403;

    tracking(server.uri()).track(run, files, START, START.plusSeconds(60));

    assertThat(told)
        .singleElement()
        .satisfies(line -> assertThat(line).contains("not tracked").contains("403"));
    assertThat(files.model()).hasBinaryContent(run.pmml());
  }

  @Test
  void saysWhatIsWrongWithTheAddressAndGoesOn() {
    tracking("sqlite:///mlflow.db").track(run, files, START, START.plusSeconds(60));

    assertThat(told)
        .singleElement()
        .satisfies(line -> assertThat(line).contains("not tracked").contains("sqlite"));
    assertThat(server.calls).isEmpty();
  }

  @Test
  void asksNobodyWhereNoServerIsSet() {
    new Tracking(Map.of(), told::add).track(run, files, START, START.plusSeconds(60));

    assertThat(told).isEmpty();
  }
}
