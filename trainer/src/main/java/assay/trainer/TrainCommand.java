package assay.trainer;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.recipe.RecipeFormat;
import assay.adapters.training.run.Trainer;
import assay.adapters.training.run.TrainingRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
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
  private Path out = Path.of("");

  @Option(
      names = "--deploy",
      description = "Also put the model into the stream's folder, where a running server takes it.")
  private boolean deploy;

  @Override
  public Integer call() throws Exception {
    var err = spec.commandLine().getErr();
    var read = RecipeFormat.read(recipe);
    try (var session = spark.open()) {
      var trainer =
          new Trainer(
              session,
              new JsonFormats(),
              new PmmlModelDocuments(),
              new PmmlFraudModels(),
              Clock.systemUTC(),
              line -> {
                err.println(line);
                err.flush();
              });
      write(trainer.train(read));
    }
    return 0;
  }

  private void write(TrainingRun run) throws Exception {
    Path folder = out.toString().isEmpty() ? run.recipe().folder().resolve("out") : out;
    Path model = folder.resolve(run.definition().name() + ".pmml");
    WholeFile.write(model, run.pmml());
    spec.commandLine().getOut().println(model);
    if (deploy) {
      Path champion = run.recipe().stream().resolveSibling("champion.pmml");
      WholeFile.write(champion, Files.readAllBytes(model));
      spec.commandLine().getOut().println(champion);
    }
  }
}
