package assay.adapters.training.run;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.EventFiles;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Formats;
import assay.adapters.training.data.Partition;
import assay.adapters.training.data.Splitter;
import assay.adapters.training.data.StreamSource;
import assay.adapters.training.learn.Learners;
import assay.adapters.training.preprocess.FittedPreprocessing;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.Recipe.ModelRecipe;
import assay.application.model.FraudModels;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.training.ModelDocuments;
import assay.domain.stream.StreamDefinition;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/** Follows a recipe: reads, parts, trains, calibrates, judges, and writes the best model. */
public final class Trainer {
  private final SparkSession spark;
  private final Formats formats;
  private final ModelDocuments documents;
  private final FraudModels serving;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * A trainer.
   *
   * @param documents completes what Spark exports
   * @param serving the evaluator of the server, which proves that it computes the same
   * @param progress is told every step
   */
  public Trainer(
      SparkSession spark,
      Formats formats,
      ModelDocuments documents,
      FraudModels serving,
      Clock clock,
      Consumer<String> progress) {
    this.spark = spark;
    this.formats = formats;
    this.documents = documents;
    this.serving = serving;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Follows a recipe.
   *
   * @throws BadData if the data or the recipe does not do
   * @throws IOException if a file can't be read
   */
  public TrainingRun train(Recipe recipe) throws IOException {
    return train(recipe, split(recipe));
  }

  /** Reads the data of a recipe and parts it. */
  public EventTable split(Recipe recipe) throws IOException {
    var table = read(recipe, StreamSource.read(recipe.stream(), formats));
    var parts = new Splitter(recipe.split(), recipe.seed()).split(table);
    table.release();
    return parts;
  }

  /** Reads the labelled events that a recipe trains on. */
  public EventTable read(Recipe recipe, StreamSource source) throws IOException {
    var table = new EventFiles(spark, progress).read(recipe, source).labelled();
    return Filter.of(recipe.data().where(), table);
  }

  /**
   * Trains on a table that is split.
   *
   * @throws BadData if the data or the recipe does not do
   */
  public TrainingRun train(Recipe recipe, EventTable parts) {
    var definition = parts.definition();
    definition
        .modelOutput()
        .ifPresent(
            output -> {
              throw new BadData(
                  "The definition names '%s' as the model's output, so the server would not read the calibrated one. Leave 'model' out of stream.json: models that are trained here mark their output themselves."
                      .formatted(output));
            });
    var summaries = Splitter.summaries(parts);
    PopulationCheck.warning(definition, summaries).ifPresent(progress);
    var population = PriorCorrection.of(recipe.fraudShare(), definition, summaries);
    summaries.forEach(
        (part, s) ->
            progress.accept(
                "%s: %,d rows, %,d frauds".formatted(part.label(), s.rows(), s.frauds())));
    var train = Splitter.rows(parts, Partition.TRAIN);
    var validation = Sample.of(Splitter.rows(parts, Partition.VALIDATION));
    var test = Sample.of(Splitter.rows(parts, Partition.TEST));
    var contest = new Contest(recipe, definition, train, validation, test, progress);
    recipe.models().forEach(contest::enter);
    var chosen = contest.best();
    progress.accept("Explaining and writing " + chosen.name() + " ...");
    var completion =
        new Completion(recipe, parts, summaries, chosen, population, train, test, clock);
    byte[] bare = chosen.model().document(documents);
    var plain = completion.facts();
    var explained =
        Explaining.of(
            loaded(documents.complete(bare, plain), definition),
            completion.features(),
            test,
            plain.verification(),
            completion.invented(plain.inputs(), recipe.explainRows() / 2),
            recipe.explainRows(),
            recipe.seed());
    var facts = completion.explained(plain, explained);
    byte[] pmml = documents.complete(bare, facts);
    var proof = Proof.of(pmml, serving, chosen, definition, test, facts);
    progress.accept(
        "The server's evaluator agrees on %,d rows, worst difference %.1e."
            .formatted(proof.rows(), proof.worst()));
    return new TrainingRun(
        recipe,
        parts,
        summaries,
        contest.candidates(),
        chosen,
        explained,
        facts,
        pmml,
        proof,
        validation,
        test);
  }

  /**
   * Learns the preprocessing of a recipe from the training part, as one of its models reads it.
   *
   * @param algorithm as {@code logistic-regression}
   * @throws BadData if the data or the recipe does not do
   */
  public FittedPreprocessing preprocess(Recipe recipe, EventTable parts, String algorithm) {
    var matrix = Learners.named(algorithm).matrix(recipe.preprocess().scale());
    return new Preprocessor(recipe.preprocess(), parts.features())
        .fit(Splitter.rows(parts, Partition.TRAIN), matrix);
  }

  /**
   * Searches parameters on the training part, and fits no model for use.
   *
   * @param model of the recipe, with a search
   * @throws BadData if the data or the recipe does not do
   */
  public TuningLog tune(Recipe recipe, EventTable parts, ModelRecipe model) {
    var search =
        model
            .tuning()
            .orElseThrow(
                () ->
                    new BadData(
                        "models: '%s' has no 'tune', so that there is nothing to search."
                            .formatted(model.name())));
    var preprocessor = new Preprocessor(recipe.preprocess(), parts.features());
    return new Tuner(recipe, preprocessor, parts.definition().policy(), progress)
        .search(model, search, Splitter.rows(parts, Partition.TRAIN));
  }

  private FraudModel loaded(byte[] pmml, StreamDefinition definition) {
    var loaded = serving.load(pmml, definition);
    if (loaded instanceof Loaded.Ready ready) {
      return ready.model();
    }
    throw new IllegalStateException(
        "The server would refuse the document that was written: "
            + ((Loaded.Refused) loaded).reason());
  }
}
