package io.tenken.core.web;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A context for a server that asks for its context once: every new connection gets its engine from
 * the setup that holds in that moment, all of it, and keeps it.
 */
final class FollowingSslContext extends SSLContext {

  FollowingSslContext(Supplier<TlsSetup> current) {
    super(new Spi(current), current.get().context().getProvider(), "TLS");
  }

  private static final class Spi extends SSLContextSpi {

    private final Supplier<TlsSetup> current;

    Spi(Supplier<TlsSetup> current) {
      this.current = current;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return current.get().engine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return current.get().engine();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return current.get().engine().getSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return current.get().context().getSupportedSSLParameters();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return current.get().context().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return current.get().context().getClientSessionContext();
    }

    @Override
    protected void engineInit(
        KeyManager @Nullable [] keys,
        TrustManager @Nullable [] trust,
        @Nullable SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("this context follows the web configuration");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      throw enginesOnly();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw enginesOnly();
    }

    private static UnsupportedOperationException enginesOnly() {
      return new UnsupportedOperationException("this context makes engines only");
    }
  }
}
