package assay.adapters.pmml;

import assay.domain.features.Features;
import assay.domain.scoring.Explanation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jpmml.evaluator.FieldValue;
import org.jspecify.annotations.Nullable;

/** Why a model of one kind gives its scores. Thread-safe. */
interface Explainer {
  /**
   * Explains one score.
   *
   * @param arguments the features as the model reads them
   * @return empty where the model has no prediction of its own for these
   */
  Optional<Explanation> explain(Features features, Map<String, @Nullable FieldValue> arguments);

  /** Explains one score by exact Shapley values; empty where there are none. */
  Optional<Explanation> explainExactly(
      Features features, Map<String, @Nullable FieldValue> arguments);

  /** The inputs of which a feature of its explanations is computed: itself, if it is one. */
  Set<String> inputsOf(String feature);
}
