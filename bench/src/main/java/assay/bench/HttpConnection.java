package assay.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One kept-alive HTTP/1.1 connection that sends requests made beforehand and reads as much of an
 * answer as it must. Client and server share the processors, so what the client does not do counts
 * for the server. Not thread-safe, except for {@link #close}.
 */
final class HttpConnection implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int BUFFER = 16 << 10;
  private static final int LONGEST_HEAD = 64 << 10;
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCODING = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONNECTION = "connection:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHUNKED = "chunked".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "close".getBytes(StandardCharsets.US_ASCII);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[BUFFER];
  private int filled;
  private int position;
  private int bodyStart;
  private volatile boolean reusable = true;

  private HttpConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  static HttpConnection open(InetSocketAddress address) throws IOException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, CONNECT_MILLIS);
      return new HttpConnection(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends one request and reads the whole answer to it. */
  int exchange(byte[] request) throws IOException {
    out.write(request);
    filled = 0;
    position = 0;
    return readHead();
  }

  /** Whether the server keeps the connection open for another request. */
  boolean isReusable() {
    return reusable;
  }

  /** What the last answer held, chunk sizes included where it came in chunks. */
  String body() {
    return new String(buffer, bodyStart, filled - bodyStart, StandardCharsets.UTF_8);
  }

  private int readHead() throws IOException {
    int line = nextLine();
    if (line < 12 || buffer[0] != 'H') {
      throw new IOException("The answer is not HTTP/1.1.");
    }
    int status = digit(9) * 100 + digit(10) * 10 + digit(11);
    long length = -1;
    boolean chunked = false;
    while (true) {
      int start = position;
      int end = nextLine();
      if (end == start) {
        break;
      }
      if (startsWith(start, end, LENGTH)) {
        length = number(start + LENGTH.length, end, 10);
      } else if (startsWith(start, end, ENCODING)) {
        chunked = contains(start + ENCODING.length, end, CHUNKED);
      } else if (startsWith(start, end, CONNECTION)) {
        reusable = !contains(start + CONNECTION.length, end, CLOSE);
      }
      if (position > LONGEST_HEAD) {
        throw new IOException("The head of the answer does not end.");
      }
    }
    bodyStart = position;
    readBody(status, length, chunked);
    return status;
  }

  private void readBody(int status, long length, boolean chunked) throws IOException {
    if (status == 204 || status == 304) {
      return;
    }
    if (chunked) {
      readChunks();
    } else if (length >= 0) {
      skip(Math.toIntExact(length));
    } else {
      throw new IOException("The answer tells neither its length nor chunks.");
    }
    if (position < filled) {
      throw new IOException("More arrived than the answer.");
    }
  }

  private void readChunks() throws IOException {
    while (true) {
      int start = position;
      int size = Math.toIntExact(number(start, nextLine(), 16));
      if (size == 0) {
        break;
      }
      skip(size + 2);
    }
    int start = position;
    while (nextLine() != start) {
      start = position;
    }
  }

  private void skip(int bytes) throws IOException {
    int end = Math.addExact(position, bytes);
    while (filled < end) {
      fill(end);
    }
    position = end;
  }

  /** Moves behind the next line end; answers where the line ends, without its CR LF. */
  private int nextLine() throws IOException {
    int at = position;
    while (true) {
      for (; at < filled; at++) {
        if (buffer[at] == '\n') {
          position = at + 1;
          return at > 0 && buffer[at - 1] == '\r' ? at - 1 : at;
        }
      }
      fill(filled + 1);
    }
  }

  private void fill(int atLeast) throws IOException {
    if (atLeast > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(atLeast, buffer.length * 2));
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      throw new EOFException("The server closed the connection in the middle of an answer.");
    }
    filled += read;
  }

  private int digit(int at) throws IOException {
    int value = Character.digit(buffer[at], 10);
    if (value < 0) {
      throw new IOException("The answer has no status.");
    }
    return value;
  }

  private long number(int start, int end, int radix) throws IOException {
    long value = 0;
    boolean any = false;
    for (int at = start; at < end; at++) {
      int digit = Character.digit(buffer[at], radix);
      if (digit < 0) {
        if (!any && buffer[at] == ' ') {
          continue;
        }
        break;
      }
      any = true;
      value = Math.addExact(Math.multiplyExact(value, radix), digit);
    }
    if (!any) {
      throw new IOException("The answer has a length that is no number.");
    }
    return value;
  }

  private boolean startsWith(int start, int end, byte[] lower) {
    if (end - start < lower.length) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      if (toLower(buffer[start + i]) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean contains(int start, int end, byte[] lower) {
    for (int at = start; at <= end - lower.length; at++) {
      if (startsWith(at, end, lower)) {
        return true;
      }
    }
    return false;
  }

  private static int toLower(byte character) {
    return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
  }

  /** Closes the connection, or leaves it as far closed as it can be. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      reusable = false;
    }
  }
}
