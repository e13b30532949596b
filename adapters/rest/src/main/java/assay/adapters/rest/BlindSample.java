package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.ProblemType;
import assay.application.access.Role;
import assay.application.triage.CaseQueue;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.CaseId;
import jakarta.ws.rs.core.SecurityContext;

/** Reviewers must not know what the model said of an audit sample before they say it. */
final class BlindSample {
  private BlindSample() {}

  /** Refuses whoever reviews what is said of a case that is to be judged blindly. */
  static void requireSeen(DecisionId id, CaseQueue cases, SecurityContext security) {
    boolean person =
        security.isUserInRole(Role.Names.REVIEWER) || security.isUserInRole(Role.Names.ADMIN);
    if (person && cases.find(CaseId.of(id)).filter(CaseQueue.Item::blind).isPresent()) {
      throw new ProblemException(
          ProblemType.FORBIDDEN.of(
              "This event is one of the audit sample: its score is hidden until the verdict."));
    }
  }
}
