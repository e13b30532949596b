package assay.adapters.cli.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which addresses may register. Whoever can reach the feed can make it send requests, so only
 * loopback may, unless said otherwise.
 */
final class AllowedReceivers {
  private final List<Network> networks = new ArrayList<>();
  private boolean any;

  /**
   * @param rules each {@code loopback}, {@code any} or a network such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException where a rule is none of these
   */
  AllowedReceivers(List<String> rules) {
    for (String rule : rules) {
      switch (rule) {
        case "any" -> any = true;
        case "loopback" -> {
          networks.add(Network.parse("127.0.0.0/8"));
          networks.add(Network.parse("::1/128"));
        }
        default -> networks.add(Network.parse(rule));
      }
    }
  }

  boolean allows(InetAddress address) {
    return any || networks.stream().anyMatch(network -> network.contains(address));
  }

  private static final class Network {
    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
      this.prefix = prefix;
      this.bits = bits;
    }

    static Network parse(String text) {
      int slash = text.indexOf('/');
      try {
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
          throw new UnknownHostException(address);
        }
        byte[] prefix = InetAddress.getByName(address).getAddress();
        int all = prefix.length * 8;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
          throw new NumberFormatException(text);
        }
        return new Network(prefix, bits);
      } catch (UnknownHostException | NumberFormatException e) {
        throw new IllegalArgumentException(
            "\"" + text + "\" is no network such as 10.0.0.0/8, nor \"loopback\" or \"any\".", e);
      }
    }

    boolean contains(InetAddress address) {
      byte[] bytes = address.getAddress();
      if (bytes.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((bytes[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
