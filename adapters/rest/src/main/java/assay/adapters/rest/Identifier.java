package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import java.util.UUID;

/** Ids in paths. */
final class Identifier {
  private static final int LENGTH = 36;

  private Identifier() {}

  /** What is not written as an id names nothing. */
  static UUID parse(String text, String kind) {
    try {
      if (text.length() == LENGTH) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      // Told below, as everything that is no id.
    }
    throw missing(kind);
  }

  static ProblemException missing(String kind) {
    return new ProblemException(Problems.notFound("There is no " + kind + " with this id."));
  }
}
