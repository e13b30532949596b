package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemResponse;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Gives every request an id, which its log lines, its answer and its problem carry. */
@Provider
@PreMatching
@Priority(1)
public class RequestIds implements ContainerRequestFilter, ContainerResponseFilter {
  public static final String HEADER = "X-Request-Id";
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Override
  public void filter(ContainerRequestContext request) {
    String id = choose(request.getHeaderString(HEADER));
    request.setProperty(ProblemResponse.REQUEST_ID, id);
    MDC.put(ProblemResponse.REQUEST_ID, id);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    if (request.getProperty(ProblemResponse.REQUEST_ID) instanceof String id) {
      headers.putSingle(HEADER, id);
    }
    headers.putSingle("X-Content-Type-Options", "nosniff");
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    MDC.remove(ProblemResponse.REQUEST_ID);
  }

  /** The id that the caller gave, or a fresh one where that is missing or can't be used. */
  public static String choose(@Nullable String given) {
    return given != null && USABLE.matcher(given).matches() ? given : next();
  }

  private static String next() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
