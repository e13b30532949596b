package assay.trainer;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.data.BadData;
import assay.adapters.training.data.EventFiles;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.StreamSource;
import assay.adapters.training.recipe.InvalidRecipe;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.RecipeFormat;
import assay.adapters.training.run.Filter;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.training.DocumentFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Labelled events, their stream, and the model that is to score them. */
final class ModelOptions {
  private static final Recipe.Data PLAIN =
      new Recipe.Data(List.of(), Optional.empty(), "UTF-8", ",", Optional.empty(), false);

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Labelled events: CSV (gz too), NDJSON or Parquet.")
  private List<Path> files = List.of();

  @Option(
      names = "--stream",
      required = true,
      paramLabel = "FILE",
      description = "The stream's definition, as pmml-models/card-pca/stream.json.")
  private Path stream = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The model (default: champion.pmml beside the definition).")
  private @Nullable Path model;

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      description =
          "Read the files as this recipe reads its own: format, encoding, separator, filter.")
  private @Nullable Path recipe;

  /** The labelled events. */
  EventTable read(SparkOptions.Session session, StreamSource source, Consumer<String> progress)
      throws IOException, InvalidRecipe {
    var data = recipe == null ? PLAIN : RecipeFormat.read(recipe).data();
    var table = new EventFiles(session.spark(), progress).read(files, data, source).labelled();
    return Filter.of(data.where(), table);
  }

  /** What the model's file tells of itself. */
  DocumentFacts facts() throws IOException {
    return new PmmlModelDocuments().read(pmml());
  }

  StreamSource source() throws IOException {
    return StreamSource.read(stream, new JsonFormats());
  }

  Path document() {
    return model == null ? stream.resolveSibling("champion.pmml") : model;
  }

  byte[] pmml() throws IOException {
    return Files.readAllBytes(document());
  }

  /**
   * The model as the server would load it.
   *
   * @throws BadData if the server would refuse it
   */
  FraudModel load(StreamSource source) throws IOException {
    var loaded = new PmmlFraudModels().load(pmml(), source.definition());
    if (loaded instanceof Loaded.Ready ready) {
      return ready.model();
    }
    throw new BadData("%s: %s".formatted(document(), ((Loaded.Refused) loaded).reason()));
  }
}
