package assay.domain.triage;

/**
 * Line ends of texts that people type; browsers send CR LF for what they count as one character.
 */
public final class LineEnds {
  private LineEnds() {}

  /** The same text with LF at the end of every line. */
  public static String unified(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
