package assay.adapters.training.run;

import assay.adapters.training.learn.CombinedModel;
import assay.adapters.training.learn.Fitting;
import assay.adapters.training.learn.TrainedModel;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.Recipe.Combination;
import assay.adapters.training.recipe.Recipe.ModelRecipe;
import assay.domain.cost.Policy;
import assay.domain.features.FeatureRule;
import assay.domain.scoring.Population;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The models of a recipe, one after the other: tuned and fitted on training data, calibrated and
 * compared on validation data, judged on test data.
 */
final class Contest {
  private final Recipe recipe;
  private final Policy policy;
  private final Preprocessor preprocessor;
  private final Dataset<Row> train;
  private final Sample validation;
  private final Sample test;
  private final Judge judge;
  private final Consumer<String> progress;
  private final Map<String, Candidate> candidates = new LinkedHashMap<>();

  /** What balancing did to the training rows of every model that is no combination. */
  private Optional<Population> population = Optional.empty();

  Contest(
      Recipe recipe,
      Policy policy,
      List<FeatureRule> features,
      Dataset<Row> train,
      Sample validation,
      Sample test,
      Consumer<String> progress) {
    this.recipe = recipe;
    this.policy = policy;
    this.preprocessor = new Preprocessor(recipe.preprocess(), features);
    this.train = train;
    this.validation = validation;
    this.test = test;
    this.judge = new Judge(recipe.select(), policy);
    this.progress = progress;
  }

  private record Fitted(TrainedModel model, Optional<Population> population, Duration time) {}

  /** Trains one model; a combination finds its parts among those that entered before. */
  void enter(ModelRecipe model) {
    Optional<TuningLog> tuning =
        model
            .tuning()
            .map(t -> new Tuner(recipe, preprocessor, policy, progress).search(model, t, train));
    Map<String, Object> parameters =
        tuning.map(log -> log.best().parameters()).orElse(model.parameters());
    var fitted =
        model
            .combination()
            .map(this::combined)
            .orElseGet(() -> fitted(model.algorithm().orElseThrow(), parameters));
    var candidate = judged(model, parameters, fitted, tuning);
    candidates.put(model.name(), candidate);
    progress.accept(
        "%s: validation %s %.5f, test average precision %.5f, fitted in %.1f s"
            .formatted(
                model.name(),
                recipe.select(),
                judge.of(candidate.validation(), validation.amounts()),
                candidate.metrics().averagePrecision().orElse(Double.NaN),
                fitted.time().toMillis() / 1e3));
  }

  /** Those that have entered, in order. */
  List<Candidate> candidates() {
    return List.copyOf(candidates.values());
  }

  /** The best on validation data. */
  Candidate best() {
    return candidates.values().stream()
        .max(Comparator.comparingDouble(c -> judge.of(c.validation(), validation.amounts())))
        .orElseThrow();
  }

  private Fitted fitted(String algorithm, Map<String, Object> parameters) {
    var fitting = Fitting.prepare(algorithm, preprocessor, recipe, train);
    long start = System.nanoTime();
    var model = fitting.fit(parameters);
    var time = Duration.ofNanos(System.nanoTime() - start);
    fitting.release();
    population = fitting.population();
    return new Fitted(model, fitting.population(), time);
  }

  private Fitted combined(Combination combination) {
    long start = System.nanoTime();
    var parts = new ArrayList<TrainedModel>();
    candidates.forEach(
        (name, candidate) -> {
          if (combination.of().contains(name)) {
            parts.add(candidate.model());
          }
        });
    var model = combination.stacked() ? stacked(parts) : averaged(parts);
    // A stack is fitted on validation data, where nothing was balanced.
    var changed = combination.stacked() ? Optional.<Population>empty() : population;
    return new Fitted(model, changed, Duration.ofNanos(System.nanoTime() - start));
  }

  private static CombinedModel averaged(List<TrainedModel> parts) {
    double[] weights = new double[parts.size()];
    Arrays.fill(weights, 1.0);
    return new CombinedModel(parts, weights, null);
  }

  private CombinedModel stacked(List<TrainedModel> parts) {
    double[][] scores =
        parts.stream().map(part -> part.score(validation.rows())).toArray(double[][]::new);
    var stacking = Stacking.fit(scores, validation.fraud());
    return new CombinedModel(parts, stacking.coefficients(), stacking.intercept());
  }

  private Candidate judged(
      ModelRecipe model,
      Map<String, Object> parameters,
      Fitted fitted,
      Optional<TuningLog> tuning) {
    var rawValidation = validation.scored(fitted.model().score(validation.rows()));
    var rawTest = test.scored(fitted.model().score(test.rows()));
    var calibrator =
        new Calibrating(recipe.calibration(), recipe.seed())
            .fit(rawValidation, fitted.population());
    var validated = Calibrating.calibrated(rawValidation, calibrator);
    var tested = Calibrating.calibrated(rawTest, calibrator);
    return new Candidate(
        model.name(),
        model.algorithm().orElseGet(() -> name(model.combination().orElseThrow())),
        parameters,
        fitted.model(),
        calibrator,
        validated,
        tested,
        rawTest,
        Thresholds.of(validated, validation.amounts(), policy),
        tuning,
        Candidate.savings(policy, tested, test.amounts()),
        fitted.time());
  }

  private static String name(Combination combination) {
    return "%s of %s"
        .formatted(
            combination.stacked() ? "stack" : "average", String.join(", ", combination.of()));
  }
}
