package io.crossmodal.rpc;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Tells addresses of the public internet from all others.
 *
 * <p>The blocks are those that IANA's special-purpose registries (RFC 6890) call not globally
 * reachable, and the ranges that carry an IPv4 address inside an IPv6 one.
 */
public final class PublicAddresses {

  private PublicAddresses() {}

  /** False for loopback, private, link-local, shared, reserved, multicast and translated ones. */
  public static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 255;
    int second = bytes[1] & 255;
    int third = bytes[2] & 255;
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second < 64 || second > 127; // shared by carriers
      case 169 -> second != 254;
      case 172 -> second < 16 || second > 31;
      case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2));
      case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
      case 203 -> !(second == 0 && third == 113);
      default -> first < 224; // above: multicast and reserved
    };
  }

  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 255) << 8 | (bytes[1] & 255);
    int second = (bytes[2] & 255) << 8 | (bytes[3] & 255);
    // Only 2000::/3 is given out; of it, Teredo and its neighbours, documentation and 6to4 are not.
    return first >> 13 == 1
        && !(first == 0x2001 && (second < 0x200 || second == 0xdb8))
        && first != 0x2002
        && !(first == 0x3fff && second < 0x1000);
  }
}
