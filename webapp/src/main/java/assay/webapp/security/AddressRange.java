package assay.webapp.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that share their first bits, as 10.0.0.0/8 or 2001:db8::/32. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AddressRange(byte[] network, int bits) {
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    var network = bytes(slash < 0 ? text : text.substring(0, slash));
    int bits = slash < 0 ? network.length * 8 : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > network.length * 8) {
      throw new IllegalArgumentException(
          "A range of addresses has 0 to %d bits, not '%s'.".formatted(network.length * 8, text));
    }
    return new AddressRange(network, bits);
  }

  boolean contains(String address) {
    var other = bytes(address);
    if (other.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((network[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Only for numbers: a name would be looked up, and could answer something else tomorrow. */
  private static byte[] bytes(String address) {
    if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.%]*")) {
      throw new IllegalArgumentException(
          "An address is written in numbers, as 192.0.2.7, not '%s'.".formatted(address));
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'%s' is not an address.".formatted(address), e);
    }
  }
}
