package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header that takes the place of the event's id. */
final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";
  private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private IdempotencyKey() {}

  static Optional<String> of(HttpHeaders headers) {
    List<String> given = headers.getRequestHeader(HEADER);
    if (given == null || given.isEmpty()) {
      return Optional.empty();
    }
    if (given.size() == 1 && USABLE.matcher(given.get(0)).matches()) {
      return Optional.of(given.get(0));
    }
    throw new ProblemException(
        Problems.invalid(
            HEADER,
            given.size() == 1 ? given.get(0).length() + " characters" : given.size() + " headers",
            "one header of 1 to 200 visible ASCII characters"));
  }
}
