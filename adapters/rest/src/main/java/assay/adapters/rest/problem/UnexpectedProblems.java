package assay.adapters.rest.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody foresaw: the log has the cause, the client the id to ask for it. */
@Provider
public class UnexpectedProblems implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedProblems.class);

  @Override
  public Response toResponse(Throwable e) {
    return ProblemResponse.of(log(e));
  }

  /** Logs once where it happened, without messages, which may hold what the client sent. */
  public static Problem log(Throwable e) {
    LOG.error("A request failed: {}", trace(e));
    return unlogged();
  }

  /** The same for a cause that the log has already. */
  public static Problem unlogged() {
    return ProblemType.INTERNAL.of("The log knows more under this request's id.");
  }

  private static String trace(Throwable e) {
    var text = new StringBuilder();
    int depth = 0;
    for (Throwable at = e; at != null && depth < 5; at = at.getCause(), depth++) {
      text.append(depth == 0 ? "" : " caused by ").append(at.getClass().getName());
      for (StackTraceElement element : at.getStackTrace()) {
        text.append(" at ").append(element);
        if (text.length() > 4000) {
          return text.toString();
        }
      }
    }
    return text.toString();
  }
}
