package assay.domain.model;

/** Who lets a version that passed the checks decide. */
public enum ActivationRule {
  /** It decides at once, or as soon as the stream's limits are seen to hold. */
  AUTOMATIC,
  /** An administrator who did not submit it. */
  APPROVAL
}
