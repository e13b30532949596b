package assay.trainer;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.report.ModelReport;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.FourFiles;
import assay.adapters.training.data.StreamSource;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.RecipeFormat;
import assay.adapters.training.run.Trainer;
import assay.adapters.training.run.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains by a recipe. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Follows a recipe: reads labelled events, trains, and writes one PMML file.")
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Parameters(
      paramLabel = "RECIPE",
      description = "The recipe, YAML or JSON; see docs/training.md.")
  private Path recipe = Path.of("recipe.yaml");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the model and its report go (default: out/ beside the recipe).")
  private @Nullable Path out;

  @Option(
      names = "--split",
      paramLabel = "DIR",
      description =
          "Take the four files that ./assay split wrote there in place of the recipe's data.")
  private @Nullable Path split;

  @Option(
      names = "--deploy",
      description = "Also put the model into the stream's folder, where a running server takes it.")
  private boolean deploy;

  @Override
  public Integer call() throws Exception {
    Consumer<String> progress = Progress.to(spec.commandLine().getErr());
    var clock = Clock.systemUTC();
    var started = clock.instant();
    var read = RecipeFormat.read(recipe);
    try (var session = spark.open()) {
      var trainer =
          new Trainer(
              session.spark(),
              new JsonFormats(),
              new PmmlModelDocuments(),
              new PmmlFraudModels(),
              clock,
              progress);
      var tracking = new Tracking(System.getenv(), progress);
      try {
        var run = split == null ? trainer.train(read) : trainer.train(read, parts(session, read));
        var files = write(run);
        tracking.track(run, files, started, clock.instant());
      } catch (IOException | RuntimeException e) {
        tracking.failed(read, recipe, started, clock.instant(), e);
        throw e;
      }
    }
    return 0;
  }

  private EventTable parts(SparkOptions.Session session, Recipe recipe) throws IOException {
    var source = StreamSource.read(recipe.stream(), new JsonFormats());
    return new FourFiles(session.spark(), Objects.requireNonNull(split)).read(source);
  }

  private Tracking.Files write(TrainingRun run) throws IOException {
    var print = spec.commandLine().getOut();
    Path folder = out == null ? run.recipe().folder().resolve("out") : out;
    String name = run.definition().name().value();
    var files =
        new Tracking.Files(
            folder.resolve(name + ".pmml"),
            folder.resolve(name + ".html"),
            folder.resolve(name + ".json"),
            recipe);
    WholeFile.write(files.model(), run.pmml());
    ModelReport.write(
        ReportContents.of(run, Files.readString(recipe, StandardCharsets.UTF_8)), files.report());
    WholeFile.write(files.summary(), RunSummary.json(run));
    print.println(RunSummary.table(run));
    print.println("model   " + files.model());
    print.println("report  " + files.report());
    print.println("figures " + files.summary());
    if (deploy) {
      Path champion = run.recipe().stream().resolveSibling("champion.pmml");
      WholeFile.write(champion, run.pmml());
      print.println("serves  " + champion);
    }
    print.flush();
    return files;
  }
}
