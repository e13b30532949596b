package assay.webapp.console;

import org.jspecify.annotations.Nullable;

/** A derived feature; its value is null where it is missing. */
public record FeatureRow(String name, @Nullable Object value, String from) {}
