package assay.webapp.console;

import assay.domain.features.Derivation;
import org.jspecify.annotations.Nullable;

/** A derived feature; its value is null where it is missing. */
public record FeatureRow(String name, @Nullable Object value, Derivation derivation) {}
