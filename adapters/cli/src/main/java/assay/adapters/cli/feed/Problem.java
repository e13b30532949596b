package assay.adapters.cli.feed;

/** A request that can't be answered, with the status and the words to say so. */
final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  Problem(int status, String detail) {
    super(detail);
    this.status = status;
  }

  int status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
