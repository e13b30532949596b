package assay.domain.scoring;

import java.util.Optional;

/** What a decision tells of why its model scored so. */
public sealed interface Reasons {
  /** They are in the decision. */
  record Told(Explanation told) implements Reasons {}

  /** Computing them takes longer than an answer may: they are computed when asked for. */
  record Pending() implements Reasons {}

  /** Nobody is going to read them, or there are none: they are computed when asked for. */
  record LeftOut() implements Reasons {}

  /** The explanation if it is told. */
  default Optional<Explanation> explanation() {
    return this instanceof Told told ? Optional.of(told.told()) : Optional.empty();
  }

  /** Told if there is an explanation, else left out. */
  static Reasons of(Optional<Explanation> explanation) {
    return explanation.<Reasons>map(Told::new).orElseGet(LeftOut::new);
  }
}
