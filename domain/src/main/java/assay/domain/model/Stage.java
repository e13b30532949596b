package assay.domain.model;

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
  /** Failed the checks; never decided anything. */
  REJECTED
}
