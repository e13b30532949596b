package assay.adapters.training.run;

import assay.adapters.training.learn.CombinedModel;
import assay.adapters.training.learn.Fitting;
import assay.adapters.training.learn.TrainedModel;
import assay.adapters.training.preprocess.Preprocessor;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.Recipe.Combination;
import assay.adapters.training.recipe.Recipe.ModelRecipe;
import assay.domain.cost.Policy;
import assay.domain.evaluation.CardPrecision;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.scoring.Population;
import assay.domain.stream.StreamDefinition;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The models of a recipe, one after the other: tuned and fitted on training data, calibrated and
 * compared on validation data (by cross-fitting, since stacks and calibrators are fitted there),
 * judged on test data.
 */
final class Contest {
  private final Recipe recipe;
  private final Policy policy;
  private final Preprocessor preprocessor;
  private final Dataset<Row> train;
  private final Sample validation;
  private final Sample test;
  private final Judge judge;
  private final CrossFitting crossFitting;
  private final Optional<Subjects> subjects;
  private final Consumer<String> progress;
  private final Map<String, Candidate> candidates = new LinkedHashMap<>();
  private final Map<String, ValidationScores> scores = new LinkedHashMap<>();

  /** What balancing did to the training rows of every model that is no combination. */
  private Optional<Population> population = Optional.empty();

  Contest(
      Recipe recipe,
      StreamDefinition definition,
      Dataset<Row> train,
      Sample validation,
      Sample test,
      Consumer<String> progress) {
    this.recipe = recipe;
    this.policy = definition.policy();
    this.preprocessor = new Preprocessor(recipe.preprocess(), definition.features());
    this.train = train;
    this.validation = validation;
    this.test = test;
    this.judge = new Judge(recipe.select(), policy);
    this.crossFitting = CrossFitting.of(validation.fraud(), recipe.seed());
    this.subjects = Subjects.of(test, definition, recipe.subjectsADay());
    this.progress = progress;
  }

  /** Whom the test rows are about, and on which days; read once for all candidates. */
  private record Subjects(int aDay, List<String> names, int[] days) {
    static Optional<Subjects> of(Sample test, StreamDefinition definition, int aDay) {
      return definition.time().isEmpty()
          ? Optional.empty()
          : definition.subjects().keySet().stream()
              .findFirst()
              .map(
                  kind ->
                      new Subjects(
                          aDay,
                          test.subjects(kind),
                          Arrays.stream(test.epochDays()).mapToInt(Math::toIntExact).toArray()));
    }

    CardPrecision precision(ScoredLabels scores) {
      return CardPrecision.at(aDay, scores, names, days);
    }
  }

  private record Fitted(
      TrainedModel model,
      ValidationScores scores,
      Optional<Population> population,
      Duration time) {}

  /** Trains one model; a combination finds its parts among those that entered before. */
  void enter(ModelRecipe model) {
    Optional<TuningLog> tuning =
        model
            .tuning()
            .map(t -> new Tuner(recipe, preprocessor, policy, progress).search(model, t, train));
    Map<String, Object> parameters =
        tuning
            .map(log -> log.best().parameters())
            .or(() -> model.combination().map(this::parameters))
            .orElse(model.parameters());
    var fitted =
        model
            .combination()
            .map(this::combined)
            .orElseGet(() -> fitted(model.algorithm().orElseThrow(), parameters));
    var candidate = judged(model, parameters, fitted, tuning);
    candidates.put(model.name(), candidate);
    scores.put(model.name(), fitted.scores());
    progress.accept(
        "%s: validation %s %.5f, test average precision %.5f, fitted in %.1f s"
            .formatted(
                model.name(),
                recipe.select(),
                judge.of(candidate.unseen(), validation.amounts()),
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
        .max(Comparator.comparingDouble(c -> judge.of(c.unseen(), validation.amounts())))
        .orElseThrow();
  }

  private Fitted fitted(String algorithm, Map<String, Object> parameters) {
    var fitting = Fitting.prepare(algorithm, preprocessor, recipe, train);
    long start = System.nanoTime();
    var model = fitting.fit(parameters);
    var time = Duration.ofNanos(System.nanoTime() - start);
    fitting.release();
    population = fitting.population();
    double[] scored = model.score(validation.rows());
    return new Fitted(model, seen -> scored, fitting.population(), time);
  }

  /** What its parts were fitted with. */
  private Map<String, Object> parameters(Combination combination) {
    var parameters = new LinkedHashMap<String, Object>();
    for (var part : parts(combination)) {
      parameters.put(
          part.name(), "%s %s".formatted(part.algorithm(), new TreeMap<>(part.parameters())));
    }
    return parameters;
  }

  private List<Candidate> parts(Combination combination) {
    return candidates.values().stream()
        .filter(candidate -> combination.of().contains(candidate.name()))
        .toList();
  }

  private Fitted combined(Combination combination) {
    long start = System.nanoTime();
    var parts = parts(combination);
    var models = parts.stream().map(Candidate::model).toList();
    var partScores =
        parts.stream().map(part -> Objects.requireNonNull(scores.get(part.name()))).toList();
    ValidationScores combined =
        seen -> {
          double[][] by = partScores.stream().map(s -> s.by(seen)).toArray(double[][]::new);
          return joined(combination, models, by, seen).combine(by);
        };
    boolean[] all = crossFitting.all();
    double[][] by = partScores.stream().map(s -> s.by(all)).toArray(double[][]::new);
    var model = joined(combination, models, by, all);
    // A stack is fitted on validation data, where nothing was balanced.
    var changed = combination.stacked() ? Optional.<Population>empty() : population;
    return new Fitted(model, combined, changed, Duration.ofNanos(System.nanoTime() - start));
  }

  /** The combination, as far as it is fitted on the validation rows seen. */
  private CombinedModel joined(
      Combination combination, List<TrainedModel> parts, double[][] scores, boolean[] seen) {
    if (combination.stacked()) {
      var stacking = Stacking.fit(scores, validation.fraud(), seen);
      return new CombinedModel(parts, stacking.coefficients(), stacking.intercept());
    }
    double[] weights = new double[parts.size()];
    Arrays.fill(weights, 1.0);
    return new CombinedModel(parts, weights, null);
  }

  private Candidate judged(
      ModelRecipe model,
      Map<String, Object> parameters,
      Fitted fitted,
      Optional<TuningLog> tuning) {
    var rawValidation = validation.scored(fitted.scores().by(crossFitting.all()));
    var rawTest = test.scored(fitted.model().score(test.rows()));
    var calibrating = new Calibrating(recipe.calibration(), recipe.seed());
    var calibrator = calibrating.fit(rawValidation, fitted.population());
    var validated = Calibrating.calibrated(rawValidation, calibrator);
    var tested = Calibrating.calibrated(rawTest, calibrator);
    return new Candidate(
        model.name(),
        model.algorithm().orElseGet(() -> name(model.combination().orElseThrow())),
        parameters,
        fitted.model(),
        calibrator,
        validated,
        crossFitting.scored(
            fitted.scores(), sample -> calibrating.fit(sample, fitted.population())),
        tested,
        rawTest,
        Thresholds.of(validated, validation.amounts(), policy),
        tuning,
        subjects.map(them -> them.precision(tested)),
        Candidate.savings(policy, tested, test.amounts()),
        fitted.time());
  }

  private static String name(Combination combination) {
    return "%s of %s"
        .formatted(
            combination.stacked() ? "stack" : "average", String.join(", ", combination.of()));
  }
}
