package io.tenken.ingress.dbus;

import io.tenken.core.spi.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the system bus is, in the way of D-Bus: {@code unix:path=/run/dbus/system_bus_socket}. */
public final class BusAddress {

  private static final String VARIABLE = "DBUS_SYSTEM_BUS_ADDRESS";
  private static final Path USUAL = Path.of("/run/dbus/system_bus_socket");
  private static final String TRANSPORT = "unix:";
  private static final String PATH = "path=";

  private BusAddress() {}

  /**
   * The socket of the system bus.
   *
   * @param environment of the process
   * @throws ConfigurationException if the environment gives an address without socket
   */
  public static Path systemBus(Map<String, String> environment) throws ConfigurationException {
    String address = environment.getOrDefault(VARIABLE, "");
    if (address.isEmpty()) {
      return USUAL;
    }
    for (String alternative : address.split(";", -1)) {
      Optional<Path> socket = socket(alternative);
      if (socket.isPresent()) {
        return socket.get();
      }
    }
    throw new ConfigurationException(
        "environment variable %s: \"%s\" names no socket; expected unix:path=/…, or give"
                .formatted(VARIABLE, address)
            + " --systemd.bus-socket");
  }

  private static Optional<Path> socket(String address) {
    if (!address.startsWith(TRANSPORT)) {
      return Optional.empty();
    }
    for (String part : address.substring(TRANSPORT.length()).split(",", -1)) {
      if (part.startsWith(PATH)) {
        return unescaped(part.substring(PATH.length())).map(Path::of);
      }
    }
    return Optional.empty();
  }

  /** {@code %2d} stands for a byte. */
  private static Optional<String> unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }
}
