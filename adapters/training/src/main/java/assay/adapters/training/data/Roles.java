package assay.adapters.training.data;

/** Columns of a table of events that are no features; their names can't be a feature's. */
public final class Roles {
  /** Order of the rows as they were read, long. */
  public static final String ROW = "_row";

  /** Milliseconds since 1970, long. */
  public static final String TIME = "_time";

  /** At risk, in the reporting currency, double. */
  public static final String AMOUNT = "_amount";

  /** 1 for fraud, 0 for good, int; null where the event carries no label. */
  public static final String LABEL = "_label";

  /** The part of the split that the row belongs to, string. */
  public static final String PART = "_part";

  /** What a row counts in training, double. */
  public static final String WEIGHT = "_weight";

  /** What is wrong with the row, string; null where nothing is. */
  static final String PROBLEM = "_problem";

  private static final String SUBJECT = "_subject_";

  private Roles() {}

  /** The column of a kind of subject, string. */
  public static String subject(String kind) {
    return SUBJECT + kind;
  }

  /** Whether a column holds a role and no feature. */
  public static boolean isRole(String column) {
    return column.startsWith("_");
  }
}
