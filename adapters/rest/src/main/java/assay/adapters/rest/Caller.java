package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.ProblemType;
import assay.domain.triage.Reviewer;
import jakarta.ws.rs.core.SecurityContext;

/** Who calls. */
final class Caller {
  private Caller() {}

  static String name(SecurityContext security) {
    var principal = security.getUserPrincipal();
    if (principal == null) {
      throw new ProblemException(ProblemType.UNAUTHENTICATED.of("Nobody is logged in."));
    }
    return principal.getName();
  }

  static Reviewer reviewer(SecurityContext security) {
    return new Reviewer(name(security));
  }
}
