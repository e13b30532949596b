package assay.trainer;

import assay.adapters.training.preprocess.MatrixFiles;
import assay.adapters.training.recipe.RecipeFormat;
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

/** Follows a recipe up to the numbers that a model reads. */
@Command(
    name = "preprocess",
    mixinStandardHelpOptions = true,
    description =
        "Follows a recipe up to the numbers that a model reads: filters, derives, fills in, encodes"
            + " and scales, as learned from the training part, and writes each part as CSV.")
final class PreprocessCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Mixin private RecipeOptions recipe = new RecipeOptions();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "As this model of the recipe reads its numbers (default: the first).")
  private @Nullable String model;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws Exception {
    Consumer<String> progress = Progress.to(spec.commandLine().getErr());
    var read = RecipeFormat.read(recipe.file());
    var chosen = RecipeOptions.models(read, model).get(0);
    try (var session = spark.open()) {
      var trainer = RecipeOptions.trainer(session, Clock.systemUTC(), progress);
      var parts = recipe.parts(session, trainer, read);
      var learned = trainer.preprocess(read, parts, chosen.algorithm().orElseThrow());
      learned.warnings().forEach(progress);
      var print = spec.commandLine().getOut();
      learned.steps().forEach(print::println);
      new MatrixFiles(learned)
          .write(parts, out)
          .forEach(
              (part, rows) ->
                  print.println(
                      "%s.csv %,d rows of %,d numbers"
                          .formatted(part.label(), rows, learned.width())));
      print.println("matrix  " + out);
      print.flush();
    }
    return 0;
  }
}
