package assay.adapters.cli.feed;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Who gets events. The address was resolved and checked when it registered and is kept, so that a
 * name which later points elsewhere changes nothing.
 */
record Receiver(InetAddress address, int port) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");

  /**
   * @throws IllegalArgumentException with a message for the caller
   */
  static Receiver of(String ip, String port) {
    if (!HOST.matcher(ip).matches()) {
      throw new IllegalArgumentException("ip: expected an IP address or a host name.");
    }
    try {
      int number = Integer.parseInt(port);
      if (number < 1 || number > 65_535) {
        throw new NumberFormatException(port);
      }
      return new Receiver(InetAddress.getByName(ip), number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("port: expected a number from 1 to 65535.", e);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("ip: unknown host \"" + ip + "\".", e);
    }
  }

  URI resolve(String pathAndQuery) {
    String host = address.getHostAddress();
    String literal = address instanceof Inet6Address ? "[" + withoutZone(host) + "]" : host;
    return URI.create("http://" + literal + ":" + port + pathAndQuery);
  }

  private static String withoutZone(String host) {
    int zone = host.indexOf('%');
    return zone < 0 ? host : host.substring(0, zone);
  }

  @Override
  public String toString() {
    return resolve("").toString();
  }
}
