package assay.adapters.pmml;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a model can say of its scores, as it was found out when it was loaded.
 *
 * @param explainer null where no exact method fits
 * @param ofFile what samples against rows of the file; null where it has too few
 * @param time how long the best reasons take without further rows; null where they need some
 */
record Reasoning(
    @Nullable Explainer explainer, @Nullable SampledReasons ofFile, @Nullable Duration time) {
  static final Reasoning NONE = new Reasoning(null, null, null);
}
