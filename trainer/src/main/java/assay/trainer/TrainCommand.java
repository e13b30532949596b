package assay.trainer;

import assay.adapters.report.ModelReport;
import assay.adapters.training.recipe.RecipeFormat;
import assay.adapters.training.run.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains by a recipe. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Follows a recipe: reads labelled events, trains, and writes one PMML file.")
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Mixin private RecipeOptions recipe = new RecipeOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the model and its report go (default: out/ beside the recipe).")
  private @Nullable Path out;

  @Option(
      names = "--deploy",
      description = "Also put the model into the stream's folder, where a running server takes it.")
  private boolean deploy;

  @Override
  public Integer call() throws Exception {
    Consumer<String> progress = Progress.to(spec.commandLine().getErr());
    var clock = Clock.systemUTC();
    var started = clock.instant();
    var read = RecipeFormat.read(recipe.file());
    try (var session = spark.open()) {
      var trainer = RecipeOptions.trainer(session, clock, progress);
      var tracking = new Tracking(System.getenv(), progress);
      try {
        var run = trainer.train(read, recipe.parts(session, trainer, read));
        var files = write(run);
        tracking.track(run, files, started, clock.instant());
      } catch (IOException | RuntimeException e) {
        tracking.failed(read, recipe.file(), started, clock.instant(), e);
        throw e;
      }
    }
    return 0;
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
            recipe.file());
    WholeFile.write(files.model(), run.pmml());
    ModelReport.write(
        ReportContents.of(run, Files.readString(recipe.file(), StandardCharsets.UTF_8)),
        files.report());
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
