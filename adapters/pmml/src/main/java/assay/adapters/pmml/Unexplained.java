package assay.adapters.pmml;

/** The model has a part that no exact method here explains; it scores all the same. */
final class Unexplained extends Exception {
  /**
   * Says why.
   *
   * @param reason for an administrator, without values of events
   */
  Unexplained(String reason) {
    super(reason);
  }
}
