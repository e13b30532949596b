package assay.adapters.rest.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what the resources refuse. */
@Provider
public class ProblemExceptions implements ExceptionMapper<ProblemException> {
  @Override
  public Response toResponse(ProblemException e) {
    return ProblemResponse.of(e.problem());
  }
}
