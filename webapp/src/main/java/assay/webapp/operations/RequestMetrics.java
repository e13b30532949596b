package assay.webapp.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the answers of the HTTP interface by call and status. */
@Provider
public class RequestMetrics implements ContainerResponseFilter {
  /** What has no name here is counted as one, so that odd addresses make no metrics. */
  private static final Set<String> CALLS =
      Set.of("score", "predict", "decisions", "cases", "streams", "models", "api-keys", "hello");

  private final Map<Outcome, Counter> counters = new ConcurrentHashMap<>();

  @Inject private MeterRegistry registry;

  private record Outcome(String call, int status) {}

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var outcome = new Outcome(call(request.getUriInfo().getPath()), response.getStatus());
    counters.computeIfAbsent(outcome, this::counter).increment();
  }

  private static String call(String path) {
    String trimmed = path.startsWith("/") ? path.substring(1) : path;
    if (trimmed.startsWith("score/batch")) {
      return "batch";
    }
    int slash = trimmed.indexOf('/');
    String first = slash < 0 ? trimmed : trimmed.substring(0, slash);
    return CALLS.contains(first) ? first : "other";
  }

  private Counter counter(Outcome outcome) {
    return registry.counter(
        "assay.requests", "call", outcome.call(), "status", Integer.toString(outcome.status()));
  }
}
