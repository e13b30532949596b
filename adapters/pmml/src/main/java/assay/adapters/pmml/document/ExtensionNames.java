package assay.adapters.pmml.document;

/** Names of the extensions in which Assay keeps what PMML has no element for, see docs/pmml.md. */
public final class ExtensionNames {
  /** Marks the output that is a calibrated probability. */
  public static final String CALIBRATED = "x-assay-calibrated";

  static final String CALIBRATION = "x-assay-calibration";
  static final String EXPORTER = "x-assay-exporter";
  static final String PROVENANCE = "x-assay-provenance-";
  static final String PARTIAL_DEPENDENCE = "x-assay-partial-dependence";

  static final String METRIC = "x-assay-metric-";
  static final String THRESHOLD = "x-assay-threshold";
  static final String THRESHOLD_RULE = "x-assay-threshold-rule";
  static final String PRECISION_RECALL = "x-assay-precision-recall";
  static final String RELIABILITY = "x-assay-reliability";

  private ExtensionNames() {}
}
