package assay.adapters.rest.problem;

import assay.domain.triage.TriageCase.NotAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what the rules of a case forbid. */
@Provider
public class CaseProblems implements ExceptionMapper<NotAllowed> {
  @Override
  public Response toResponse(NotAllowed e) {
    return ProblemResponse.of(
        ProblemType.CASE_CONFLICT.of(e.getMessage() == null ? "" : e.getMessage()));
  }
}
