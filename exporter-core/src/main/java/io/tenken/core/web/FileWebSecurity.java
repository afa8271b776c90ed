package io.tenken.core.web;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import io.tenken.core.log.EventLog;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Ticker;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a web configuration file asks for, as the file is now. */
final class FileWebSecurity implements WebSecurity {

  private final FollowedWebConfig followed;
  private final Ticker ticker;
  private final BasicAuth basicAuth = new BasicAuth(BcryptHash::matches);
  private final AtomicReference<@Nullable TokenBucket> bucket = new AtomicReference<>();
  private final Optional<HttpsConfigurator> https;

  FileWebSecurity(Path file, EventLog log, Ticker ticker, ReloadListener listener)
      throws ConfigurationException {
    this.followed = new FollowedWebConfig(file, log, ticker, listener);
    this.ticker = ticker;
    this.https = followed.current().tls().map(tls -> configurator());
  }

  private HttpsConfigurator configurator() {
    return new HttpsConfigurator(new FollowingSslContext(this::tls)) {

      /**
       * Says once more what the engine knows: the server of Java 17 asks no client for a
       * certificate unless it is said here.
       */
      @Override
      public void configure(HttpsParameters parameters) {
        parameters.setSSLParameters(tls().parameters());
      }
    };
  }

  /** There for good if it was there at the start. */
  private TlsSetup tls() {
    return followed.current().tls().orElseThrow();
  }

  @Override
  public Optional<HttpsConfigurator> https() {
    return https;
  }

  @Override
  public Admission admit(Optional<String> authorization) {
    WebConfig config = followed.current().config();
    if (!isWithinRate(config.rateLimit())) {
      return Admission.RATE_LIMITED;
    }
    return config.users().isEmpty()
        ? Admission.ADMITTED
        : basicAuth.admit(config.users(), authorization);
  }

  private boolean isWithinRate(Optional<WebConfig.RateLimit> limit) {
    if (limit.isEmpty()) {
      return true;
    }
    TokenBucket current =
        bucket.updateAndGet(
            before ->
                before != null && before.limit().equals(limit.get())
                    ? before
                    : new TokenBucket(limit.get(), ticker));
    return current == null || current.take();
  }

  @Override
  public Map<String, String> responseHeaders() {
    return followed.current().config().headers();
  }

  @Override
  public void reload() {
    followed.reload();
  }
}
