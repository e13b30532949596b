package assay.adapters.rest.problem;

import assay.application.StorageUnavailable;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.domain.event.FieldProblem;
import assay.domain.event.StreamName;
import java.time.Duration;
import java.util.List;

/** The problems that the use cases' outcomes are told as. */
public final class Problems {
  private static final int LONGEST = 100;
  private static final Duration UNTIL_A_MODEL = Duration.ofSeconds(30);

  private Problems() {}

  /**
   * What an outcome without a decision is told as.
   *
   * @throws IllegalArgumentException if there is a decision
   */
  public static Problem of(Outcome outcome) {
    if (outcome instanceof Outcome.Malformed bad) {
      return malformed(bad.detail(), bad.line(), bad.column());
    }
    if (outcome instanceof Outcome.UnknownStream unknown) {
      return unknownStream(unknown.name(), unknown.known());
    }
    if (outcome instanceof Outcome.NoModel none) {
      return noModel(none.stream());
    }
    if (outcome instanceof Outcome.Invalid invalid) {
      return invalidEvent(invalid.problems());
    }
    if (outcome instanceof Outcome.Conflict conflict) {
      return ProblemType.IDEMPOTENCY_CONFLICT.of(
          "%s was decided before as %s, with other bytes. An Idempotency-Key lets a changed event be decided anew."
              .formatted(shorten(conflict.key()), conflict.earlier()));
    }
    throw new IllegalArgumentException("A decision is no problem.");
  }

  /** Not one JSON object; line and column from 1, or 0 where unknown. */
  public static Problem malformed(String detail, int line, int column) {
    return ProblemType.MALFORMED_JSON.of(shorten(detail)).at(line, column);
  }

  public static Problem unknownStream(String name, List<StreamName> known) {
    return ProblemType.UNKNOWN_STREAM
        .of("There is no stream '%s'.".formatted(shorten(name)))
        .knowing(known.stream().map(StreamName::value).toList());
  }

  public static Problem noModel(StreamName stream) {
    return ProblemType.NO_MODEL
        .of("The stream %s has no model that can decide.".formatted(stream))
        .retryAfter(UNTIL_A_MODEL);
  }

  public static Problem unavailable(StorageUnavailable unavailable) {
    return ProblemType.STORAGE_UNAVAILABLE
        .of("Nothing was decided for good. Send the same again later; it is decided once.")
        .retryAfter(unavailable.retryAfter());
  }

  /** A value of a request other than an event. */
  public static Problem invalid(String field, String value, String expected) {
    return ProblemType.INVALID_REQUEST
        .of("1 value can't be used.")
        .with(List.of(new FieldProblem(field, shorten(value), expected)));
  }

  public static Problem notFound(String detail) {
    return ProblemType.NOT_FOUND.of(detail);
  }

  public static Problem tooLarge(int limit) {
    return ProblemType.TOO_LARGE.of("More than %,d bytes are not read.".formatted(limit));
  }

  public static Problem unsupported(String expected) {
    return ProblemType.UNSUPPORTED_MEDIA_TYPE.of("This call takes " + expected + ".");
  }

  private static Problem invalidEvent(List<FieldProblem> problems) {
    var shortened =
        problems.stream()
            .map(p -> new FieldProblem(p.field(), shorten(p.value()), p.expected()))
            .toList();
    int count = shortened.size();
    return ProblemType.INVALID_EVENT
        .of(count == 1 ? "1 field can't be used." : count + " fields can't be used.")
        .with(shortened);
  }

  /** What clients sent is never told back at length. */
  static String shorten(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
