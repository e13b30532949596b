package assay.adapters.rest.problem;

import assay.adapters.rest.json.Json;
import assay.domain.event.FieldProblem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 says it.
 *
 * @param instance the request's id, by which the log knows it
 * @param errors the fields that can't be used
 * @param line where the JSON breaks, from 1
 * @param column where the JSON breaks, from 1
 * @param known what could have been named instead
 * @param retryAfter seconds after which another try can succeed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "An error, as RFC 9457 defines it.")
public record Problem(
    @Schema(examples = "/problems/invalid-event") String type,
    @Schema(examples = "The event can't be decided") String title,
    @Schema(examples = "422") int status,
    @Schema(examples = "1 field can't be used.") String detail,
    @Schema(description = "The request's id.") @Nullable String instance,
    @Schema(description = "The fields that can't be used.") @Nullable List<FieldProblem> errors,
    @Nullable Integer line,
    @Nullable Integer column,
    @Schema(description = "What could have been named instead.") @Nullable List<String> known,
    @Schema(description = "Seconds.") @Nullable Long retryAfter) {

  static Problem of(String type, String title, int status, String detail) {
    return new Problem(type, title, status, detail, null, null, null, null, null, null);
  }

  /** The same, of one request. */
  public Problem of(@Nullable String requestId) {
    return new Problem(
        type, title, status, detail, requestId, errors, line, column, known, retryAfter);
  }

  Problem at(int brokenLine, int brokenColumn) {
    boolean isKnown = brokenLine > 0;
    return new Problem(
        type,
        title,
        status,
        detail,
        instance,
        errors,
        isKnown ? brokenLine : null,
        isKnown ? brokenColumn : null,
        known,
        retryAfter);
  }

  Problem with(List<FieldProblem> fields) {
    return new Problem(
        type, title, status, detail, instance, fields, line, column, known, retryAfter);
  }

  Problem knowing(List<String> names) {
    return new Problem(
        type, title, status, detail, instance, errors, line, column, names, retryAfter);
  }

  Problem retryAfter(Duration wait) {
    return new Problem(
        type,
        title,
        status,
        detail,
        instance,
        errors,
        line,
        column,
        known,
        Math.max(1, wait.toSeconds()));
  }

  /** The body of an answer to one request, as JSON in UTF-8. */
  public byte[] json(String requestId) {
    return Json.bytes(of(requestId));
  }

  /** One line, for a cell of a table. */
  public String summary() {
    var text = new StringBuilder().append(status).append(": ").append(detail);
    if (errors != null) {
      for (FieldProblem error : errors) {
        text.append(' ')
            .append(error.field())
            .append(" is ")
            .append(error.value())
            .append(", expected ")
            .append(error.expected())
            .append('.');
      }
    }
    return text.toString();
  }
}
