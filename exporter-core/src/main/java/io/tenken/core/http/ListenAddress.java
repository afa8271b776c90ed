package io.tenken.core.http;

import io.tenken.core.spi.ConfigurationException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value of {@code --web.listen-address}: {@code :9177}, {@code 0.0.0.0:9177}, {@code
 * [::1]:9177}, {@code localhost:0}.
 *
 * @param text as the operator wrote it
 * @param host empty for all addresses of the machine
 * @param port 0 for any free one
 */
record ListenAddress(String text, String host, int port) {

  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9a-fA-F:.%a-z]+)\\]|([^:\\[\\]\\s/]*)):([0-9]{1,5})");
  private static final int LAST_PORT = 65_535;

  static ListenAddress parse(String text) throws ConfigurationException {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new ConfigurationException(
          problem(text, "expected HOST:PORT or :PORT, with an IPv6 address in brackets"));
    }
    int port = Integer.parseInt(form.group(3));
    if (port > LAST_PORT) {
      throw new ConfigurationException(problem(text, "a port is at most " + LAST_PORT));
    }
    String ipv6 = form.group(1);
    return new ListenAddress(text, ipv6 == null ? form.group(2) : ipv6, port);
  }

  /** Looks up the name, if the host is one. */
  InetSocketAddress resolve() throws ConfigurationException {
    InetSocketAddress address =
        host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new ConfigurationException(problem(text, "no address is known for \"" + host + "\""));
    }
    return address;
  }

  /** What to tell the operator when the system refuses the address. */
  ConfigurationException refused(IOException refusal) {
    String message = String.valueOf(refusal.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    String problem = "can't listen: " + message;
    if (lower.contains("in use")) {
      problem = "port " + port + " is in use by another process";
    } else if (lower.contains("cannot assign") || lower.contains("can't assign")) {
      problem = "\"" + host + "\" is not an address of this machine";
    } else if (lower.contains("permission denied")) {
      problem = "listening on port " + port + " is not permitted; choose one above 1023";
    } else if (refusal instanceof BindException) {
      problem = "the system refuses it: " + message;
    }
    return new ConfigurationException(problem(text, problem), refusal);
  }

  private static String problem(String text, String problem) {
    return "--web.listen-address \"" + text + "\": " + problem;
  }
}
