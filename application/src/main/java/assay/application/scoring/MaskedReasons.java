package assay.application.scoring;

import static java.util.Collections.disjoint;

import assay.domain.features.FeatureRule;
import assay.domain.scoring.Explanation;
import assay.domain.stream.StreamDefinition;
import java.util.stream.Collectors;

/** Reasons are shown to reviewers, so those that come of masked fields don't tell their value. */
public final class MaskedReasons {
  private MaskedReasons() {}

  /** The explanation without the values that the definition masks. */
  public static Explanation of(
      Explanation explanation, FraudModel model, StreamDefinition definition) {
    if (definition.masked().isEmpty()) {
      return explanation;
    }
    var hidden =
        definition.features().stream()
            .filter(definition::isMasked)
            .map(FeatureRule::name)
            .collect(Collectors.toSet());
    return explanation.masked(feature -> !disjoint(hidden, model.inputsOf(feature)));
  }
}
