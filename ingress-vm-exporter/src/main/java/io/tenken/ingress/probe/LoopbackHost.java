package io.tenken.ingress.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hosts that are this machine, known without asking a name server. */
final class LoopbackHost {

  private static final Pattern IPV4 = Pattern.compile("127\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final byte[] FOUR = {127, 0, 0, 1};
  private static final byte[] SIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private LoopbackHost() {}

  /**
   * Addresses to try, one after the other; empty if the host is none of this machine.
   *
   * @param host {@code localhost}, {@code 127.0.0.1} or {@code [::1]}
   */
  static List<InetAddress> addresses(String host) {
    return switch (host) {
      case "localhost" -> List.of(address(FOUR), address(SIX));
      case "[::1]" -> List.of(address(SIX));
      default -> ipv4(host).map(List::of).orElse(List.of());
    };
  }

  private static Optional<InetAddress> ipv4(String host) {
    Matcher matcher = IPV4.matcher(host);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    byte[] bytes = FOUR.clone();
    for (int i = 1; i < bytes.length; i++) {
      int part = Integer.parseInt(matcher.group(i));
      if (part > 255) {
        return Optional.empty();
      }
      bytes[i] = (byte) part;
    }
    return Optional.of(address(bytes));
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }
}
