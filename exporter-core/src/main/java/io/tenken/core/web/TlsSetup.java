package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Everything that one handshake needs, of one reading of the files. A new reading makes a new
 * context, so that no session of before is resumed under rules that no longer hold.
 */
final class TlsSetup {

  private final SSLContext context;
  private final SSLParameters parameters;
  private final ServerIdentity identity;

  private TlsSetup(SSLContext context, SSLParameters parameters, ServerIdentity identity) {
    this.context = context;
    this.parameters = parameters;
    this.identity = identity;
  }

  static TlsSetup load(TlsConfig config) throws ConfigurationException {
    ServerIdentity identity = ServerIdentity.load(config.certificate(), config.key());
    ClientTrust trust = ClientTrust.load(config);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new ServerKeyManager(identity)}, new TrustManager[] {trust}, null);
      return new TlsSetup(context, parameters(config, context), identity);
    } catch (GeneralSecurityException e) {
      throw new ConfigurationException("TLS does not work on this Java: " + e.getMessage(), e);
    }
  }

  private static SSLParameters parameters(TlsConfig config, SSLContext context)
      throws ConfigurationException {
    SSLParameters parameters = new SSLParameters(cipherSuites(config, context));
    parameters.setProtocols(
        TlsVersion.javaNames(config.minVersion(), config.maxVersion()).toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(config.serverOrder());
    if (config.clientAuth().isRequired()) {
      parameters.setNeedClientAuth(true);
    } else if (config.clientAuth().isRequested()) {
      parameters.setWantClientAuth(true);
    }
    if (!config.curves().isEmpty()) {
      Set<Curve> supported = KeyExchangeGroups.supported(context);
      KeyExchangeGroups.restrict(parameters, Curve.usable(config.curves(), supported));
    }
    return parameters;
  }

  private static String[] cipherSuites(TlsConfig config, SSLContext context)
      throws ConfigurationException {
    Set<String> supported = Set.of(context.getSupportedSSLParameters().getCipherSuites());
    List<String> suites = new ArrayList<>(CipherSuites.TLS13);
    if (config.cipherSuites().isEmpty()) {
      suites.addAll(CipherSuites.DEFAULT);
    } else {
      config.cipherSuites().forEach(suite -> suites.add(suite.text()));
    }
    suites.retainAll(supported);
    if (config.maxVersion() != TlsVersion.TLS13 && CipherSuites.TLS13.containsAll(suites)) {
      throw config
          .cipherSuites()
          .get(0)
          .place()
          .wrong(
              "none of the cipher suites works with max_version %s on Java %s"
                  .formatted(config.maxVersion(), Runtime.version().feature()));
    }
    return suites.stream().distinct().toArray(String[]::new);
  }

  /** For one connection. */
  SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setSSLParameters(parameters);
    return new AlertingEngine(engine);
  }

  /** Those of {@link #engine}, to be left as they are. */
  SSLParameters parameters() {
    return parameters;
  }

  SSLContext context() {
    return context;
  }

  ServerIdentity identity() {
    return identity;
  }
}
