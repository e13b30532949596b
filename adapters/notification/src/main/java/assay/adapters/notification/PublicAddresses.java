package assay.adapters.notification;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses of the open Internet from those of a network of one's own. */
final class PublicAddresses {
  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address && isMapped(bytes)) {
      return isPublicV4(bytes[12] & 0xFF, bytes[13] & 0xFF);
    }
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    if (special) {
      return false;
    }
    return address instanceof Inet6Address
        ? (bytes[0] & 0xE0) == 0x20 && !leadsToV4(bytes) // 2000::/3 is what is routed
        : isPublicV4(bytes[0] & 0xFF, bytes[1] & 0xFF);
  }

  /** 6to4 (2002::/16) and Teredo (2001::/32) carry an address of version 4 inside. */
  private static boolean leadsToV4(byte[] bytes) {
    return (bytes[0] == 0x20 && bytes[1] == 0x02)
        || (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0);
  }

  private static boolean isMapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == (byte) 0xFF && bytes[11] == (byte) 0xFF;
  }

  private static boolean isPublicV4(int first, int second) {
    return !(first == 0
        || first == 10
        || first == 127
        || first >= 224
        || (first == 100 && second >= 64 && second < 128)
        || (first == 169 && second == 254)
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && (second == 168 || second == 0))
        || (first == 198 && (second == 18 || second == 19)));
  }
}
