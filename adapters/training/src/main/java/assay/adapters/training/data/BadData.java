package assay.adapters.training.data;

/** Data that can't be trained on; the message says what is wrong, where, and what to do. */
public final class BadData extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadData(String message) {
    super(message);
  }

  public BadData(String message, Throwable cause) {
    super(message, cause);
  }
}
