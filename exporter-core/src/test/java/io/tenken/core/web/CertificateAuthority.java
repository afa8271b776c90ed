package io.tenken.core.web;

import java.time.Instant;

/**
 * Issues certificates for tests while they run, so that none is ever committed and none expires.
 * Keys of its own are ECDSA P-256, which are quick to make.
 */
public final class CertificateAuthority {

  private final TestCertificate own;

  private CertificateAuthority(TestCertificate own) {
    this.own = own;
  }

  public static CertificateAuthority create(String name) {
    return new CertificateAuthority(
        TestCertificate.selfSigned(CertificateRequest.of(name).asAuthority()));
  }

  /** For localhost and 127.0.0.1, valid from yesterday until tomorrow. */
  public TestCertificate issueForLocalhost() {
    return issue(CertificateRequest.of("localhost").dns("localhost").ip(127, 0, 0, 1));
  }

  public TestCertificate issue(CertificateRequest request) {
    return TestCertificate.signedBy(own, request);
  }

  /** In a chain of its own. */
  public CertificateAuthority intermediate(String name) {
    return new CertificateAuthority(issue(CertificateRequest.of(name).asAuthority()));
  }

  public TestCertificate certificate() {
    return own;
  }

  /** The certificate in PEM. */
  public String pem() {
    return own.certificatePem();
  }

  /** One that was good until yesterday. */
  public TestCertificate issueExpired(String name) {
    Instant now = Instant.now();
    return issue(
        CertificateRequest.of(name).valid(now.minusSeconds(172_800), now.minusSeconds(86_400)));
  }
}
