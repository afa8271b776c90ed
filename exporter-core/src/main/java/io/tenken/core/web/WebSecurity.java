package io.tenken.core.web;

import com.sun.net.httpserver.HttpsConfigurator;
import io.tenken.core.log.EventLog;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Ticker;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Who may talk to the web server, and how. Thread-safe; follows its files while it is used. */
public interface WebSecurity {

  /** Plain HTTP for everybody. */
  static WebSecurity open() {
    return new OpenWeb();
  }

  /**
   * @param configFile of {@code --web.config.file}
   * @throws ConfigurationException naming file, line and key, and what to do
   */
  static WebSecurity of(Path configFile, EventLog log, Ticker ticker)
      throws ConfigurationException {
    return of(configFile, log, ticker, successful -> {});
  }

  /**
   * @param listener is told of every reload
   */
  static WebSecurity of(Path configFile, EventLog log, Ticker ticker, ReloadListener listener)
      throws ConfigurationException {
    return new FileWebSecurity(configFile, log, ticker, listener);
  }

  /**
   * For {@link com.sun.net.httpserver.HttpsServer#setHttpsConfigurator}; empty for plain HTTP.
   * Whether there is one never changes: turning TLS on or off takes a restart. New certificates
   * hold for new connections, the old connections go on.
   */
  Optional<HttpsConfigurator> https();

  /**
   * Whether a request may be served. Called once for each request, before anything else is done for
   * it, except for {@code /-/healthy} and {@code /-/ready}, which everybody may ask. Takes the time
   * of a bcrypt check (0.1 s and more) when it sees a user's password for the first time.
   *
   * @param authorization the header of that name
   */
  Admission admit(Optional<String> authorization);

  /** Headers for every response, whatever its status, as the operator configured them. */
  Map<String, String> responseHeaders();

  /** Looks at the files now, instead of within a second of the next request. */
  default void reload() {}
}
