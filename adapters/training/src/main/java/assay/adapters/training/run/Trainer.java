package assay.adapters.training.run;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.EventFiles;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Formats;
import assay.adapters.training.data.Partition;
import assay.adapters.training.data.Splitter;
import assay.adapters.training.data.StreamSource;
import assay.adapters.training.learn.CombinedModel;
import assay.adapters.training.learn.Fitting;
import assay.adapters.training.learn.TrainedModel;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.Recipe.Combination;
import assay.adapters.training.recipe.Recipe.ModelRecipe;
import assay.application.model.FraudModels;
import assay.application.training.ModelDocuments;
import assay.domain.scoring.Population;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    var source = StreamSource.read(recipe.stream(), formats);
    var table = read(recipe, source);
    var parts = new Splitter(recipe.split(), recipe.seed()).split(table);
    return train(recipe, parts);
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
    var summaries = Splitter.summaries(parts);
    summaries.forEach(
        (part, s) ->
            progress.accept(
                "%s: %,d rows, %,d frauds".formatted(part.label(), s.rows(), s.frauds())));
    var train = Splitter.rows(parts, Partition.TRAIN).persist();
    var validation = Sample.of(Splitter.rows(parts, Partition.VALIDATION).persist());
    var test = Sample.of(Splitter.rows(parts, Partition.TEST).persist());
    var preprocessor = new Preprocessor(recipe.preprocess(), parts.features());
    var judge = new Judge(recipe.select(), definition.policy());
    var candidates = new ArrayList<Candidate>();
    var trained = new LinkedHashMap<String, TrainedModel>();
    for (ModelRecipe model : recipe.models()) {
      long start = System.nanoTime();
      Optional<TuningLog> tuning =
          model
              .tuning()
              .map(
                  t ->
                      new Tuner(recipe, preprocessor, definition.policy(), progress)
                          .search(model, t, train));
      Map<String, Object> parameters =
          tuning.map(log -> log.points().get(0).parameters()).orElse(model.parameters());
      Optional<Population> population = Optional.empty();
      long fitStart = System.nanoTime();
      TrainedModel fitted;
      if (model.combination().isPresent()) {
        fitted = combined(model.combination().get(), trained, validation);
      } else {
        var fitting = Fitting.prepare(model.algorithm().orElseThrow(), preprocessor, recipe, train);
        fitStart = System.nanoTime();
        fitted = fitting.fit(parameters);
        population = fitting.population();
        fitting.release();
      }
      var fitTime = Duration.ofNanos(System.nanoTime() - fitStart);
      trained.put(model.name(), fitted);
      var candidate =
          judged(
              recipe,
              definition.policy(),
              model,
              parameters,
              fitted,
              population,
              validation,
              test,
              tuning,
              fitTime);
      candidates.add(candidate);
      progress.accept(
          "%s: validation %s %.5f, test average precision %.5f, in %.1f s"
              .formatted(
                  model.name(),
                  recipe.select(),
                  judge.of(candidate.validation(), validation.amounts()),
                  candidate.metrics().averagePrecision().orElse(Double.NaN),
                  (System.nanoTime() - start) / 1e9));
    }
    var chosen =
        candidates.stream()
            .max(Comparator.comparingDouble(c -> judge.of(c.validation(), validation.amounts())))
            .orElseThrow();
    var completion = new Completion(recipe, parts, summaries, chosen, train, test, clock);
    var facts = completion.facts();
    progress.accept("Writing " + chosen.name() + " ...");
    byte[] pmml = documents.complete(chosen.model().document(documents), facts);
    var proof = Proof.of(pmml, serving, chosen, definition, test, facts);
    progress.accept(
        "The server's evaluator agrees on %,d rows, worst difference %.1e."
            .formatted(proof.rows(), proof.worst()));
    return new TrainingRun(
        recipe, definition, summaries, List.copyOf(candidates), chosen, facts, pmml, proof, test);
  }

  private static TrainedModel combined(
      Combination combination, Map<String, TrainedModel> trained, Sample validation) {
    var parts = combination.of().stream().map(trained::get).toList();
    if (!combination.stacked()) {
      double[] weights = new double[parts.size()];
      java.util.Arrays.fill(weights, 1.0);
      return new CombinedModel(parts, weights, null);
    }
    double[][] scores =
        parts.stream().map(part -> part.score(validation.rows())).toArray(double[][]::new);
    var stacked = Stacking.fit(scores, validation.fraud());
    return new CombinedModel(parts, stacked.coefficients(), stacked.intercept());
  }

  private static Candidate judged(
      Recipe recipe,
      assay.domain.cost.Policy policy,
      ModelRecipe model,
      Map<String, Object> parameters,
      TrainedModel fitted,
      Optional<Population> population,
      Sample validation,
      Sample test,
      Optional<TuningLog> tuning,
      Duration fitTime) {
    var rawValidation = validation.scored(fitted.score(validation.rows()));
    var rawTest = test.scored(fitted.score(test.rows()));
    var calibrator =
        new Calibrating(recipe.calibration(), recipe.seed()).fit(rawValidation, population);
    var validated = Calibrating.calibrated(rawValidation, calibrator);
    var tested = Calibrating.calibrated(rawTest, calibrator);
    return new Candidate(
        model.name(),
        model.algorithm().orElseGet(() -> combinationName(model)),
        parameters,
        fitted,
        calibrator,
        validated,
        tested,
        rawTest,
        Thresholds.of(validated, validation.amounts(), policy),
        tuning,
        Candidate.savings(policy, tested, test.amounts()),
        fitTime);
  }

  private static String combinationName(ModelRecipe model) {
    var combination = model.combination().orElseThrow();
    return "%s of %s"
        .formatted(
            combination.stacked() ? "stack" : "average", String.join(", ", combination.of()));
  }
}
