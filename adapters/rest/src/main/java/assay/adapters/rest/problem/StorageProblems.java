package assay.adapters.rest.problem;

import assay.application.StorageUnavailable;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers while the database is away. */
@Provider
public class StorageProblems implements ExceptionMapper<StorageUnavailable> {
  @Override
  public Response toResponse(StorageUnavailable e) {
    return ProblemResponse.of(Problems.unavailable(e));
  }
}
