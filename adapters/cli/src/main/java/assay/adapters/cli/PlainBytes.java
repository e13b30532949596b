package assay.adapters.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The bytes of a file of events, unzipped where it is gzipped, without a byte order mark. */
public final class PlainBytes {
  private static final int BUFFER = 1 << 16;

  private PlainBytes() {}

  /** Reads on from a stream, which the caller closes where this fails. */
  public static InputStream of(InputStream stream) throws IOException {
    InputStream bytes = new BufferedInputStream(stream);
    if (startsWith(bytes, 0x1f, 0x8b)) {
      bytes = new BufferedInputStream(new GZIPInputStream(bytes, BUFFER));
    }
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      bytes.skipNBytes(3);
    }
    return bytes;
  }

  /**
   * Whether these bytes come next; they stay unread. -1 is the end.
   *
   * @param bytes as {@link #of} answers them
   */
  public static boolean startsWith(InputStream bytes, int... expected) throws IOException {
    bytes.mark(expected.length);
    boolean same = true;
    for (int b : expected) {
      same &= bytes.read() == b;
    }
    bytes.reset();
    return same;
  }
}
