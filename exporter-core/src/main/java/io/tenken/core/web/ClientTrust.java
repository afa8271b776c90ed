package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges the certificates of clients. Trusts nobody where nothing says otherwise. */
final class ClientTrust extends X509ExtendedTrustManager {

  private final ClientAuthType policy;
  private final Optional<X509ExtendedTrustManager> authorities;
  private final AllowedNames allowedNames;

  private ClientTrust(
      ClientAuthType policy,
      Optional<X509ExtendedTrustManager> authorities,
      AllowedNames allowedNames) {
    this.policy = policy;
    this.authorities = authorities;
    this.allowedNames = allowedNames;
  }

  static ClientTrust load(TlsConfig config) throws ConfigurationException {
    Optional<X509ExtendedTrustManager> authorities = Optional.empty();
    if (config.clientCa().isPresent()) {
      authorities = Optional.of(authorities(config.clientCa().get()));
    }
    return new ClientTrust(config.clientAuth(), authorities, AllowedNames.of(config.allowedSans()));
  }

  private static X509ExtendedTrustManager authorities(PemSource source)
      throws ConfigurationException {
    List<X509Certificate> certificates = ServerIdentity.certificates(source);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (X509Certificate certificate : certificates) {
        store.setCertificateEntry(Integer.toString(store.size()), certificate);
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw source.wrong("can't be used as client CA: " + e.getMessage());
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    if (policy.isVerified()) {
      authorities
          .orElseThrow(() -> new CertificateException("there is no client CA"))
          .checkClientTrusted(chain, authType, engine);
    } else if (!policy.isRequested()) {
      throw new CertificateException("no certificate was asked for");
    }
    allowedNames.check(chain[0]);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    // A client picks its certificate by them; where any will do, none must be named.
    return policy.isVerified() && authorities.isPresent()
        ? authorities.get().getAcceptedIssuers()
        : new X509Certificate[0];
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw serverWithEnginesOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw serverWithEnginesOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw serverWithEnginesOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw serverWithEnginesOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw serverWithEnginesOnly();
  }

  private static CertificateException serverWithEnginesOnly() {
    return new CertificateException("this trust is for the clients of a server with engines");
  }
}
