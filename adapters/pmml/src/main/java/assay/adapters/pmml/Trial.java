package assay.adapters.pmml;

import assay.domain.features.Features;
import java.util.Map;
import org.jpmml.evaluator.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * A row that the model has scored while it was loaded.
 *
 * @param arguments the row as the model reads it
 * @param results what JPMML made of it
 */
record Trial(
    Features features, Map<String, @Nullable FieldValue> arguments, Map<String, ?> results) {}
