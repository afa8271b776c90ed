package io.tenken.ingress.bgp;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses as text, in one spelling. */
final class PeerAddress {

  private PeerAddress() {}

  /**
   * Without zone and in Java's spelling if it is an address; else the text itself. Asks no name
   * server.
   */
  static String normalize(String text) {
    int zone = text.indexOf('%');
    String address = zone < 0 ? text : text.substring(0, zone);
    if (!isLiteral(address)) {
      return text;
    }
    try {
      return InetAddress.getByName(address).getHostAddress();
    } catch (UnknownHostException noAddress) {
      return text;
    }
  }

  /** Digits and points alone, or with a colon: then the JDK looks up no name. */
  private static boolean isLiteral(String text) {
    boolean colon = text.indexOf(':') >= 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = colon ? Character.digit(c, 16) >= 0 : c >= '0' && c <= '9';
      if (!digit && c != '.' && c != ':') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
