package assay.domain.triage;

import assay.domain.scoring.DecisionId;
import java.util.UUID;

/** Identity of a case: that of the decision that opened it. */
public record CaseId(UUID value) {
  /** The case of a decision. */
  public static CaseId of(DecisionId decision) {
    return new CaseId(decision.value());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
