package assay.adapters.pmml;

/** A document that can't serve; the message is for an administrator. */
final class RefusedPmml extends Exception {
  RefusedPmml(String message) {
    super(message);
  }
}
