package assay.domain.model;

import java.util.Set;

/** Where a model version is in its life. */
public enum Stage {
  /** Checked, waiting for somebody to activate it. */
  CANDIDATE,
  /** Decides. */
  CHAMPION,
  /** Scores in the shadow of the champion, decides nothing. */
  CHALLENGER,
  /** Decided once, or stood by; can be activated again. */
  RETIRED,
  /** Failed the checks, or a person said no; never decided anything. */
  REJECTED;

  /** The stages that can follow this one; what decided once can't be rejected any more. */
  public Set<Stage> next() {
    return switch (this) {
      case CANDIDATE -> Set.of(CHAMPION, CHALLENGER, RETIRED, REJECTED);
      case CHAMPION -> Set.of(RETIRED);
      case CHALLENGER -> Set.of(CHAMPION, RETIRED, REJECTED);
      case RETIRED -> Set.of(CANDIDATE, CHAMPION, CHALLENGER);
      case REJECTED -> Set.of(CANDIDATE);
    };
  }
}
