package assay.domain.profiling;

/**
 * How often a value occurs.
 *
 * @param value as people write it: whole numbers without a decimal point
 * @param count rows that have it
 * @param frauds among them; 0 if the label is unknown
 */
public record Frequency(String value, long count, long frauds) {}
