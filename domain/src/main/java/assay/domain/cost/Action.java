package assay.domain.cost;

/** What is done with an event, in the order in which ties are broken. */
public enum Action {
  ALLOW,
  REVIEW,
  BLOCK
}
