package assay.trainer;

import assay.adapters.training.data.FourFiles;
import assay.adapters.training.data.Splitter;
import assay.adapters.training.recipe.RecipeFormat;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads and parts the data of a recipe, and no more. */
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    description =
        "Reads and parts the data of a recipe and writes x-train.csv, y-train.csv, x-test.csv and"
            + " y-test.csv, which ./assay train --split reads.")
final class SplitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Parameters(
      paramLabel = "RECIPE",
      description = "The recipe, YAML or JSON; see docs/training.md.")
  private Path recipe = Path.of("recipe.yaml");

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws Exception {
    Consumer<String> progress = Progress.to(spec.commandLine().getErr());
    var read = RecipeFormat.read(recipe);
    try (var session = spark.open()) {
      var trainer = RecipeOptions.trainer(session, Clock.systemUTC(), progress);
      var split = trainer.split(read);
      new FourFiles(session.spark(), out).write(split);
      var print = spec.commandLine().getOut();
      Splitter.summaries(split)
          .forEach(
              (part, s) ->
                  print.println(
                      "%s %,d rows, %,d frauds".formatted(part.label(), s.rows(), s.frauds())));
      print.println("split   " + out);
      print.flush();
    }
    return 0;
  }
}
