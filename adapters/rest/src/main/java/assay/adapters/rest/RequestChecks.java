package assay.adapters.rest;

import assay.adapters.rest.problem.Problem;
import assay.adapters.rest.problem.ProblemResponse;
import assay.adapters.rest.problem.ProblemType;
import assay.adapters.rest.problem.Problems;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/**
 * Refuses what the server would stumble over later, where it could not tell any more that the
 * client is to blame.
 */
@Provider
@PreMatching
@Priority(2)
public class RequestChecks implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    check(request).ifPresent(problem -> request.abortWith(ProblemResponse.of(problem)));
  }

  private static Optional<Problem> check(ContainerRequestContext request) {
    if (!reads(() -> MediaType.valueOf(request.getHeaderString(HttpHeaders.CONTENT_TYPE)))
        && request.getHeaderString(HttpHeaders.CONTENT_TYPE) != null) {
      return Optional.of(Problems.unsupported("a Content-Type as application/json"));
    }
    if (!reads(request::getAcceptableMediaTypes)) {
      return Optional.of(ProblemType.MALFORMED_REQUEST.of("The header Accept can't be read."));
    }
    if (!reads(() -> request.getUriInfo().getQueryParameters())) {
      return Optional.of(ProblemType.MALFORMED_REQUEST.of("The query string can't be read."));
    }
    String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return Optional.of(Problems.unsupported("bodies without a Content-Encoding"));
    }
    return Optional.empty();
  }

  private static boolean reads(Runnable parse) {
    try {
      parse.run();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
