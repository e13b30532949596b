package assay.trainer;

import assay.adapters.training.recipe.Recipe.ModelRecipe;
import assay.adapters.training.recipe.RecipeFormat;
import assay.adapters.training.run.TuningLog;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches the parameters of a recipe's models, and no more. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description =
        "Searches the parameters of a recipe's models on its training part, and prints every point"
            + " with its mean over the folds and the best one as it can stand in the recipe.")
final class TuneCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Mixin private RecipeOptions recipe = new RecipeOptions();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "This model of the recipe (default: all that have a search).")
  private @Nullable String model;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also write every point with its scores there, as JSON.")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    Consumer<String> progress = Progress.to(spec.commandLine().getErr());
    var read = RecipeFormat.read(recipe.file());
    var chosen =
        RecipeOptions.models(read, model).stream()
            .filter(one -> model != null || one.tuning().isPresent())
            .toList();
    var print = spec.commandLine().getOut();
    if (chosen.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("assay: no model of the recipe has 'tune', so that there is nothing to search.");
      return 1;
    }
    var found = new LinkedHashMap<String, Object>();
    try (var session = spark.open()) {
      var trainer = RecipeOptions.trainer(session, Clock.systemUTC(), progress);
      var parts = recipe.parts(session, trainer, read);
      for (ModelRecipe one : chosen) {
        var log = trainer.tune(read, parts, one);
        print(one, log, print);
        found.put(one.name(), json(log));
      }
    }
    if (out != null) {
      WholeFile.write(out, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(found));
      print.println("points  " + out);
    }
    print.flush();
    return 0;
  }

  private static void print(ModelRecipe model, TuningLog log, PrintWriter print) throws Exception {
    print.println("%s, %s, %s".formatted(model.name(), log.metric(), log.folds()));
    var points = new ArrayList<>(log.points());
    points.sort(Comparator.comparingDouble(TuningLog.Point::mean).reversed());
    for (var point : points) {
      print.println(
          "  %s  %s"
              .formatted(
                  String.format(Locale.ROOT, "%9.5f", point.mean()),
                  JSON.writeValueAsString(point.parameters())));
    }
    print.println("best, for the recipe:");
    print.println(
        "  - {name: %s, algorithm: %s, parameters: %s}"
            .formatted(
                model.name(),
                model.algorithm().orElseThrow(),
                JSON.writeValueAsString(log.best().parameters())));
  }

  private static Map<String, Object> json(TuningLog log) {
    var json = new LinkedHashMap<String, Object>();
    json.put("metric", log.metric());
    json.put("folds", log.folds());
    List<Map<String, Object>> points = new ArrayList<>();
    for (var point : log.points()) {
      var one = new LinkedHashMap<String, Object>();
      one.put("parameters", point.parameters());
      one.put("scores", point.scores());
      one.put("mean", point.mean());
      points.add(one);
    }
    json.put("points", points);
    json.put("best", log.best().parameters());
    return json;
  }
}
