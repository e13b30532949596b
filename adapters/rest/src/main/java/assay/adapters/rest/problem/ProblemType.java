package assay.adapters.rest.problem;

import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of errors that clients can tell apart; their types never change. */
public enum ProblemType {
  MALFORMED_JSON(400, "The body is not one well-formed JSON object"),
  MALFORMED_ROW(400, "The row can't be read"),
  MALFORMED_REQUEST(400, "The request can't be read"),
  UNAUTHENTICATED(401, "Who you are is not known"),
  FORBIDDEN(403, "Your role does not allow this"),
  NOT_FOUND(404, "There is nothing here"),
  UNKNOWN_STREAM(404, "There is no such stream"),
  METHOD_NOT_ALLOWED(405, "This path does not take this method"),
  NOT_ACCEPTABLE(406, "There is no answer in a format that you accept"),
  IDEMPOTENCY_CONFLICT(409, "This key was decided before with another event"),
  CASE_CONFLICT(409, "The state of the case does not allow this"),
  MODEL_CONFLICT(409, "The stage of the model or the rules of its stream do not allow this"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "This call does not take this format"),
  INVALID_EVENT(422, "The event can't be decided"),
  INVALID_REQUEST(422, "A value of the request can't be used"),
  REFUSED_MODEL(422, "The model can't serve"),
  INTERNAL(500, "Something failed that should not"),
  UNAVAILABLE(503, "A part that is needed is away"),
  NO_MODEL(503, "The stream has no model yet"),
  STORAGE_UNAVAILABLE(503, "The database does not answer"),
  OTHER(400, "The request was refused");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The type of a status that the container made. */
  static Optional<ProblemType> ofStatus(int status) {
    return switch (status) {
      case 400 -> Optional.of(MALFORMED_REQUEST);
      case 503 -> Optional.of(UNAVAILABLE);
      default -> Arrays.stream(values()).filter(type -> type.status == status).findFirst();
    };
  }

  /** The reference that names it. */
  public String reference() {
    return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** A problem of this type. */
  public Problem of(String detail) {
    return Problem.of(reference(), title, status, detail);
  }

  /** A problem with a status that has no type of its own. */
  static Problem ofOther(int status, String detail) {
    var known = Optional.ofNullable(Status.fromStatusCode(status));
    return Problem.of(
        "about:blank", known.map(Status::getReasonPhrase).orElse(OTHER.title), status, detail);
  }
}
