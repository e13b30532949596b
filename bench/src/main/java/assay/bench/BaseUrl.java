package assay.bench;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Where a server is: plain HTTP, since encryption would be measured with it.
 *
 * @param path before every call, without a slash at its end
 */
record BaseUrl(String host, int port, String path) {
  private static final int HTTP = 80;

  static BaseUrl of(String url) {
    URI uri = URI.create(url.strip());
    if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "A server's address looks like http://host:port, not %s. TLS is not measured."
              .formatted(url));
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return new BaseUrl(
        uri.getHost(),
        uri.getPort() < 0 ? HTTP : uri.getPort(),
        path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  static BaseUrl local(int port, String path) {
    return new BaseUrl("127.0.0.1", port, path);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return "http://" + host + ":" + port + path;
  }
}
