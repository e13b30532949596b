package assay.adapters.pmml;

import assay.application.scoring.FraudModel;
import assay.domain.event.Sha256;
import assay.domain.features.Features;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Probability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.dmg.pmml.Model;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.ModelEvaluator;
import org.jspecify.annotations.Nullable;

/** A loaded document. Immutable; JPMML's evaluators are thread-safe once built. */
final class PmmlFraudModel implements FraudModel {
  private final Sha256 sha256;
  private final ModelEvaluator<?> evaluator;
  private final ModelInput[] inputs;
  private final List<Input> described;
  private final ProbabilityOutput output;
  private final Reasoning reasoning;
  private final @Nullable Duration loadTime;

  PmmlFraudModel(
      Sha256 sha256,
      ModelEvaluator<?> evaluator,
      List<ModelInput> inputs,
      ProbabilityOutput output,
      Reasoning reasoning,
      @Nullable Duration loadTime) {
    this.loadTime = loadTime;
    this.sha256 = sha256;
    this.evaluator = evaluator;
    this.inputs = inputs.toArray(ModelInput[]::new);
    this.described = inputs.stream().map(ModelInput::toInput).toList();
    this.output = output;
    this.reasoning = reasoning;
  }

  /** The same model with its explanations. */
  PmmlFraudModel explainedBy(Reasoning other) {
    return new PmmlFraudModel(sha256, evaluator, List.of(inputs), output, other, loadTime);
  }

  /** The same model, of which it is known how long it took to load. */
  PmmlFraudModel loadedIn(Duration time) {
    return new PmmlFraudModel(sha256, evaluator, List.of(inputs), output, reasoning, time);
  }

  @Override
  public Optional<Duration> loadTime() {
    return Optional.ofNullable(loadTime);
  }

  @Override
  public OptionalLong heapBytes() {
    return HeapSize.of(evaluator);
  }

  @Override
  public Sha256 sha256() {
    return sha256;
  }

  @Override
  public boolean calibrated() {
    return output.calibrated();
  }

  @Override
  public List<Input> inputs() {
    return described;
  }

  @Override
  public Outcome score(Features features) {
    var arguments = new HashMap<String, @Nullable FieldValue>(inputs.length * 2);
    var rejected = prepare(features, arguments);
    if (rejected != null) {
      return rejected;
    }
    try {
      return outcome(evaluator.evaluate(arguments));
    } catch (RuntimeException | StackOverflowError e) {
      return failed(e);
    }
  }

  @Override
  public Optional<Explanation> explain(Features features) {
    var explainer = reasoning.explainer();
    return explainer == null ? Optional.empty() : explained(features, explainer::explain);
  }

  @Override
  public Optional<Explanation> explainExactly(Features features) {
    var explainer = reasoning.explainer();
    return explainer == null ? Optional.empty() : explained(features, explainer::explainExactly);
  }

  @Override
  public Optional<Explanation> reasons(Features features, long seed, List<Features> background) {
    return explainExactly(features)
        .or(() -> sampled(features, seed, background))
        .or(() -> explain(features));
  }

  private Optional<Explanation> sampled(Features features, long seed, List<Features> background) {
    return Optional.ofNullable(reasoning.ofFile())
        .or(() -> SampledReasons.ofEvents(this, background))
        .flatMap(sampling -> sampling.explain(this, features, seed));
  }

  @Override
  public Optional<Duration> timeOfReasons() {
    return Optional.ofNullable(reasoning.time());
  }

  private Optional<Explanation> explained(
      Features features,
      BiFunction<Features, Map<String, @Nullable FieldValue>, Optional<Explanation>> method) {
    var arguments = new HashMap<String, @Nullable FieldValue>(inputs.length * 2);
    if (prepare(features, arguments) != null) {
      return Optional.empty();
    }
    try {
      return method.apply(features, arguments);
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  @Override
  public Set<String> inputsOf(String feature) {
    var explainer = reasoning.explainer();
    return explainer == null ? Set.of(feature) : explainer.inputsOf(feature);
  }

  /**
   * What JPMML makes of these features, with its exceptions; for the checks at load.
   *
   * @return null where an input is rejected
   */
  @Nullable Trial evaluate(Features features) {
    var arguments = new HashMap<String, @Nullable FieldValue>(inputs.length * 2);
    return prepare(features, arguments) == null
        ? new Trial(features, arguments, evaluator.evaluate(arguments))
        : null;
  }

  /** The model of the document that scores. */
  Model document() {
    return evaluator.getModel();
  }

  /** The features as this model reads them, without those that it rejects. */
  List<Map<String, @Nullable FieldValue>> prepared(List<Features> rows) {
    var prepared = new ArrayList<Map<String, @Nullable FieldValue>>();
    for (Features row : rows) {
      var arguments = new HashMap<String, @Nullable FieldValue>(inputs.length * 2);
      if (prepare(row, arguments) == null) {
        prepared.add(arguments);
      }
    }
    return prepared;
  }

  private Outcome.@Nullable Rejected prepare(
      Features features, Map<String, @Nullable FieldValue> arguments) {
    for (ModelInput input : inputs) {
      Object value = features.get(input.name());
      try {
        arguments.put(input.name(), input.prepare(value));
      } catch (RuntimeException e) { // JPMML's refusals share no other type
        return input.rejected(value);
      }
    }
    return null;
  }

  private Outcome outcome(Map<String, ?> results) {
    double probability = output.read(results);
    if (probability >= 0 && probability <= 1) {
      return new Outcome.Scored(new Probability(probability));
    }
    return new Outcome.Rejected(
        output.name(),
        Double.isNaN(probability) ? "missing" : Double.toString(probability),
        "a probability in [0, 1]; the model gave none for this event. Maybe a value that it needs"
            + " is missing");
  }

  /** Names the kind of failure only: JPMML's messages hold values of the event. */
  private Outcome failed(Throwable e) {
    return new Outcome.Rejected(
        output.name(),
        "not computed",
        "values that the model can compute with (%s)".formatted(e.getClass().getSimpleName()));
  }
}
