package assay.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where a server of the bench's own listens. */
record Ports(int http, int management) {

  /**
   * Two ports that are free now.
   *
   * @param first the lower one, or 0 for any
   */
  static Ports from(int first) throws IOException {
    return first == 0 ? new Ports(free(0), free(0)) : new Ports(free(first), free(first + 1));
  }

  private static int free(int port) throws IOException {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IOException("Port %d is in use. Maybe set another with --port.".formatted(port), e);
    }
  }
}
