package assay.application.scoring;

import assay.domain.event.Sha256;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Probability;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Driven port: a model that scores events. Thread-safe; does no I/O. */
public interface FraudModel {
  /** Identity of the document it was made of. */
  Sha256 sha256();

  /** Whether the document says that its probability is calibrated. */
  boolean calibrated();

  /** What it reads, by name. */
  List<Input> inputs();

  Outcome score(Features features);

  /**
   * Why it scores these features so, by the quickest method, such as the paths of trees; empty
   * where none fits the kind of model. Base and contributions add up to the margin of {@link
   * #score}.
   */
  Optional<Explanation> explain(Features features);

  /**
   * The same by Shapley values, which share out fairly what features decide together: it costs many
   * times {@link #explain}. Empty where the model has no exact ones.
   */
  default Optional<Explanation> explainExactly(Features features) {
    return Optional.empty();
  }

  /**
   * The best reasons that there are: exact Shapley values; else sampled ones, against rows of the
   * model's own document or else against these; else {@link #explain}. The same model, features,
   * seed and background give the same reasons.
   *
   * @param seed of the chance in sampled ones
   * @param background what the model read of other events of the stream; may be empty
   */
  default Optional<Explanation> reasons(Features features, long seed, List<Features> background) {
    return explainExactly(features).or(() -> explain(features));
  }

  /**
   * How long {@link #reasons} take without a background of events, as measured when the model was
   * loaded; empty where they need one or nobody measured it.
   */
  default Optional<Duration> timeOfReasons() {
    return Optional.empty();
  }

  /**
   * The inputs of which a feature of {@link #explain} is computed: the feature itself where it is
   * an input, more than one where the model combines inputs to a feature of its own.
   */
  Set<String> inputsOf(String feature);

  /** How long it took to read, check and warm up the document; empty where nobody measured it. */
  default Optional<Duration> loadTime() {
    return Optional.empty();
  }

  /**
   * About how many bytes of memory it keeps, by adding up its objects, which takes as long as
   * loading may; empty where nobody can count them.
   */
  default OptionalLong heapBytes() {
    return OptionalLong.empty();
  }

  /** One input of a model. */
  record Input(String name, FeatureType type) {}

  /** What came of scoring. */
  sealed interface Outcome {
    record Scored(Probability probability) implements Outcome {}

    /**
     * The model does not take this value; trying again can't help.
     *
     * @param value as text, "missing" where it is
     * @param expected what the model takes, in words
     */
    record Rejected(String feature, String value, String expected) implements Outcome {}
  }
}
