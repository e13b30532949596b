package assay.adapters.rest.batch;

import java.io.IOException;
import java.io.InputStream;

/** Bytes as they arrive, buffered, without a byte order mark. */
final class Arriving {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[16 << 10];
  private int at;
  private int end;
  private boolean started;

  Arriving(InputStream in) {
    this.in = in;
  }

  /** The next byte, or -1 after the last. */
  int read() throws IOException {
    if (!started) {
      start();
    }
    return at < end || fill() ? buffer[at++] & 0xFF : -1;
  }

  boolean isReady() throws IOException {
    return at < end || in.available() != 0;
  }

  /** Goes past the next line feed. */
  void skipLine() throws IOException {
    int b;
    do {
      b = read();
    } while (b != '\n' && b >= 0);
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  private void start() throws IOException {
    started = true;
    end = Math.max(0, in.readNBytes(buffer, 0, MARK.length));
    boolean marked = end == MARK.length;
    for (int i = 0; i < end && marked; i++) {
      marked = buffer[i] == MARK[i];
    }
    at = marked ? end : 0;
  }
}
