package io.tenken.core.http;

import io.tenken.core.spi.ConfigurationException;
import java.net.InetSocketAddress;
import java.util.List;

/** The web server of an exporter, listening from {@link #start} until {@link #close}. */
public final class ExporterServer implements AutoCloseable {

  private ExporterServer() {}

  /**
   * Listens on every address of the settings, or on none. {@link RequestLimits#apply} comes first,
   * before anything of the JDK's server is touched.
   *
   * @throws ConfigurationException if an address can't be used, saying which and why
   */
  public static ExporterServer start(ServerSettings settings, ServerParts parts)
      throws ConfigurationException {
    if (!settings.listenAddresses().isEmpty()) {
      throw new UnsupportedOperationException("not yet: " + parts);
    }
    return new ExporterServer();
  }

  /** Where it listens, with the real ports, in the order of the settings. */
  public List<InetSocketAddress> boundAddresses() {
    return List.of();
  }

  /**
   * Says 503 on {@code /-/ready}, lets the requests under way finish for at most 5 s, and stops
   * listening. Idempotent.
   */
  @Override
  public void close() {}
}
