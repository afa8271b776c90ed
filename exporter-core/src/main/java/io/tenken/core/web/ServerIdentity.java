package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server shows to its clients, and the key that belongs to it.
 *
 * @param chain the server's certificate first
 */
record ServerIdentity(List<X509Certificate> chain, PrivateKey key) {

  ServerIdentity {
    chain = List.copyOf(chain);
  }

  /**
   * @throws ConfigurationException also if the key is another certificate's, as in the moment
   *     between the renewal of the one file and that of the other
   */
  static ServerIdentity load(PemSource certificate, PemSource key) throws ConfigurationException {
    List<X509Certificate> chain = certificates(certificate);
    PrivateKey privateKey = PrivateKeys.read(key);
    if (!isPair(privateKey, chain.get(0).getPublicKey())) {
      throw key.wrong("is not the key of the certificate in " + certificate);
    }
    return new ServerIdentity(chain, privateKey);
  }

  /** All certificates of a source, in its order; at least one. */
  static List<X509Certificate> certificates(PemSource source) throws ConfigurationException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemBlock block : source.blocks()) {
      if (block.type().equals("CERTIFICATE")) {
        certificates.add(certificate(source, block, certificates.size() + 1));
      }
    }
    if (certificates.isEmpty()) {
      throw source.wrong("holds no certificate");
    }
    return certificates;
  }

  private static X509Certificate certificate(PemSource source, PemBlock block, int number)
      throws ConfigurationException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(block.der()));
    } catch (CertificateException e) {
      throw source.wrong("holds a damaged certificate (the %d.)".formatted(number));
    }
  }

  private static boolean isPair(PrivateKey privateKey, PublicKey publicKey) {
    if (privateKey instanceof RSAKey ours && publicKey instanceof RSAKey theirs) {
      return ours.getModulus().equals(theirs.getModulus());
    }
    return privateKey.getAlgorithm().equals(publicKey.getAlgorithm())
        && verifies(privateKey, publicKey);
  }

  private static boolean verifies(PrivateKey privateKey, PublicKey publicKey) {
    byte[] anything = {1, 2, 3};
    try {
      Signature signature = Signature.getInstance(signatureAlgorithm(privateKey));
      signature.initSign(privateKey);
      signature.update(anything);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(anything);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String signatureAlgorithm(Key key) {
    return key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : key.getAlgorithm();
  }

  /** Never the key. */
  @Override
  public String toString() {
    return chain.get(0).getSubjectX500Principal().getName();
  }
}
