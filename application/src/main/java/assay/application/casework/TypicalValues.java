package assay.application.casework;

import assay.application.casework.DecidedSample.Example;
import assay.application.training.InputDistribution;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.similarity.TypicalValue;
import assay.domain.triage.Verdict.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is typical of the features of a stream: in the data that its model was trained on, by the
 * model's own document, and in the cases that people decided lately. What is not known is empty,
 * never guessed. Thread-safe.
 */
@ApplicationScoped
public class TypicalValues {
  /** Fewer decided cases of a kind say nothing about what is typical. */
  static final int ENOUGH = 10;

  private final TrainingDistributions trained;
  private final DecidedSample sample;

  @Inject
  public TypicalValues(TrainingDistributions trained, DecidedSample sample) {
    this.trained = trained;
    this.sample = sample;
  }

  /**
   * What is typical of one feature: Double (the median), String or Boolean (the most frequent).
   *
   * @param training in the training data, nearly all of which are good events
   * @param cleared in the cases that were cleared lately
   * @param flagged in the cases that were flagged lately
   */
  public record Typical(
      Optional<Object> training, Optional<Object> cleared, Optional<Object> flagged) {}

  /** What is typical of the features of a stream, under one model, by name. */
  public Map<String, Typical> of(StreamName stream, Sha256 model, List<String> features) {
    var examples = sample.of(stream);
    var training = trained.of(stream, model);
    var typical = new LinkedHashMap<String, Typical>();
    for (String feature : features) {
      typical.put(
          feature,
          new Typical(
              Optional.ofNullable(training.get(feature)).flatMap(TypicalValues::typical),
              decided(examples, Outcome.CLEARED, feature),
              decided(examples, Outcome.FLAGGED, feature)));
    }
    return typical;
  }

  private static Optional<Object> decided(List<Example> examples, Outcome outcome, String feature) {
    var values =
        examples.stream()
            .filter(example -> example.decided().outcome() == outcome)
            .map(example -> Optional.ofNullable(example.features().get(feature)))
            .toList();
    return values.size() < ENOUGH
        ? Optional.empty()
        : TypicalValue.of(values.stream().flatMap(Optional::stream).toList());
  }

  private static Optional<Object> typical(InputDistribution input) {
    if (input instanceof InputDistribution.Numeric numeric) {
      int median = numeric.quantiles().size() / 2;
      return numeric.quantiles().isEmpty()
          ? Optional.empty()
          : Optional.of(numeric.quantiles().get(median));
    }
    return ((InputDistribution.Categorical) input)
        .counts().keySet().stream().findFirst().map(Objects::requireNonNull);
  }
}
