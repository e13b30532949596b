package assay.webapp.console;

import java.io.Serializable;

/** A derived feature; its value is empty where it is missing. */
public record FeatureRow(String name, String value, String from) implements Serializable {}
