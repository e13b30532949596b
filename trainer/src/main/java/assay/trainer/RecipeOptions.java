package assay.trainer;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.data.BadData;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.FourFiles;
import assay.adapters.training.data.StreamSource;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.Recipe.ModelRecipe;
import assay.adapters.training.run.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A recipe and where its data is taken from. */
final class RecipeOptions {
  @Parameters(
      paramLabel = "RECIPE",
      description = "The recipe, YAML or JSON; see docs/training.md.")
  private Path recipe = Path.of("recipe.yaml");

  @Option(
      names = "--split",
      paramLabel = "DIR",
      description =
          "Take the four files that ./assay split wrote there in place of the recipe's data.")
  private @Nullable Path split;

  Path file() {
    return recipe;
  }

  /**
   * The models of a recipe that are no combination, or the one of a name.
   *
   * @throws BadData if there is none of this name
   */
  static List<ModelRecipe> models(Recipe read, @Nullable String name) {
    var single = read.models().stream().filter(model -> model.algorithm().isPresent()).toList();
    if (name == null) {
      return single;
    }
    var found = single.stream().filter(model -> model.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new BadData(
          "--model: there is no '%s' among the models of the recipe: %s."
              .formatted(name, String.join(", ", single.stream().map(ModelRecipe::name).toList())));
    }
    return found;
  }

  static Trainer trainer(SparkOptions.Session session, Clock clock, Consumer<String> progress) {
    return new Trainer(
        session.spark(),
        new JsonFormats(),
        new PmmlModelDocuments(),
        new PmmlFraudModels(),
        clock,
        progress);
  }

  /** The recipe's data, in parts. */
  EventTable parts(SparkOptions.Session session, Trainer trainer, Recipe read) throws IOException {
    if (split == null) {
      return trainer.split(read);
    }
    var source = StreamSource.read(read.stream(), new JsonFormats());
    return new FourFiles(session.spark(), Objects.requireNonNull(split)).read(source);
  }
}
