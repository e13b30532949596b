package assay.adapters.rest.problem;

import assay.adapters.rest.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.slf4j.MDC;

/** Problems as answers. */
public final class ProblemResponse {
  /** Under which the log knows the request's id. */
  public static final String REQUEST_ID = "requestId";

  public static final String MEDIA_TYPE = "application/problem+json";
  private static final MediaType TYPE = MediaType.valueOf(MEDIA_TYPE);

  private ProblemResponse() {}

  /** The answer that tells a problem. */
  public static Response of(Problem problem) {
    return builder(problem).build();
  }

  static Response.ResponseBuilder builder(Problem problem) {
    // Bytes, so that the format never depends on which providers the server has.
    var response =
        Response.status(problem.status())
            .type(TYPE)
            .entity(Json.bytes(problem.of(MDC.get(REQUEST_ID))));
    if (problem.retryAfter() != null) {
      response.header(HttpHeaders.RETRY_AFTER, problem.retryAfter());
    }
    return response;
  }
}
