package assay.adapters.rest.problem;

import assay.domain.model.ModelVersion.NotAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what the rules of a model's life forbid. */
@Provider
public class ModelProblems implements ExceptionMapper<NotAllowed> {
  @Override
  public Response toResponse(NotAllowed e) {
    return ProblemResponse.of(
        ProblemType.MODEL_CONFLICT.of(e.getMessage() == null ? "" : e.getMessage()));
  }
}
