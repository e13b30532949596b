package assay.domain.triage;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How the cases of a stream are reviewed.
 *
 * @param reasonCodes what a reviewer can choose as the reason of a verdict, at least one, all
 *     different, each of 1 to {@value #LONGEST_CODE} characters
 * @param fourEyesFrom the amount at risk, in the reporting currency, from which two people have to
 *     look at a case; empty: none
 * @param auditShare the share of the events of tier LOW that people look at all the same, to
 *     measure what the model misses, 0 to 0.1
 */
public record ReviewRules(
    List<String> reasonCodes, OptionalDouble fourEyesFrom, double auditShare) {
  public static final int LONGEST_CODE = 60;
  private static final double LARGEST_SHARE = 0.1;

  /** For streams that name no reasons. */
  public static final List<String> USUAL_REASONS =
      List.of(
          "stolen card",
          "account takeover",
          "false identity",
          "customer confirmed",
          "known pattern",
          "other");

  /** Where a stream says nothing: usual reasons, one person decides, no audit sample. */
  public static final ReviewRules USUAL = new ReviewRules(USUAL_REASONS, OptionalDouble.empty(), 0);

  public ReviewRules {
    reasonCodes = List.copyOf(reasonCodes);
    if (reasonCodes.isEmpty() || new HashSet<>(reasonCodes).size() < reasonCodes.size()) {
      throw new IllegalArgumentException("At least one reason is expected, and none twice.");
    }
    for (String code : reasonCodes) {
      if (code.isBlank() || code.length() > LONGEST_CODE) {
        throw new IllegalArgumentException(
            "A reason has 1 to %d characters, not %d.".formatted(LONGEST_CODE, code.length()));
      }
    }
    if (fourEyesFrom.isPresent() && !(fourEyesFrom.getAsDouble() >= 0)) {
      throw new IllegalArgumentException(
          "The amount from which two people decide is 0 or more, not %s."
              .formatted(fourEyesFrom.getAsDouble()));
    }
    if (!(auditShare >= 0 && auditShare <= LARGEST_SHARE)) {
      throw new IllegalArgumentException(
          "The share of the audit sample lies in [0, %s], not %s."
              .formatted(LARGEST_SHARE, auditShare));
    }
  }

  /** The usual rules with other reasons. */
  public static ReviewRules of(List<String> reasonCodes) {
    return new ReviewRules(reasonCodes, OptionalDouble.empty(), 0);
  }

  /**
   * Whether two people have to look at a case.
   *
   * @param amount at risk, in the reporting currency
   */
  public boolean needsTwo(double amount) {
    return fourEyesFrom.isPresent() && amount >= fourEyesFrom.getAsDouble();
  }
}
