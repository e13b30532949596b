package assay.adapters.rest.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/** Answers what the server itself refuses: paths, methods, formats, roles. */
@Provider
public class ContainerProblems implements ExceptionMapper<WebApplicationException> {
  private static final int FORBIDDEN = 403;

  @Context private @Nullable SecurityContext security;

  @Override
  public Response toResponse(WebApplicationException e) {
    var refused = e.getResponse();
    if (refused.getStatus() < 400) {
      return refused;
    }
    // The server says "forbidden" also of those who have not said who they are.
    boolean anonymous = security == null || security.getUserPrincipal() == null;
    if (refused.getStatus() == FORBIDDEN && anonymous) {
      return ProblemResponse.builder(ProblemType.UNAUTHENTICATED.of(detail(401)))
          .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"assay\"")
          .build();
    }
    var response = ProblemResponse.builder(problem(refused.getStatus()));
    copy(HttpHeaders.ALLOW, refused, response);
    copy(HttpHeaders.RETRY_AFTER, refused, response);
    copy(HttpHeaders.WWW_AUTHENTICATE, refused, response);
    return response.build();
  }

  /** The problem of a status that the server made before any resource was asked. */
  public static Problem problem(int status) {
    return ProblemType.ofStatus(status)
        .map(type -> type.of(detail(status)))
        .orElseGet(() -> ProblemType.ofOther(status, detail(status)));
  }

  private static void copy(String header, Response from, Response.ResponseBuilder to) {
    String value = from.getHeaderString(header);
    if (value != null) {
      to.header(header, value);
    }
  }

  /** Said anew: the server's own messages tell back what the client sent. */
  private static String detail(int status) {
    return switch (status) {
      case 401 -> "Send 'Authorization: Bearer <API key>', or log in.";
      case 403 -> "Another role is needed for this call.";
      case 404 -> "No call has this path; /openapi lists them all.";
      case 405 -> "The header Allow lists the methods of this path.";
      case 406 -> "/openapi lists the formats of each call.";
      case 415 -> "/openapi lists the formats of each call.";
      case 503 -> "A part that is needed is away. Try again soon.";
      default -> "The request can't be answered.";
    };
  }
}
