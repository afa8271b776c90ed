package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.web.CertificateRequest.KeyKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Certificates and keys in PEM")
class PemTest {

  private static final Place PLACE = new Place("web.yml", 3, "tls_server_config.key");

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  @DisplayName("may be of RSA, ECDSA and Ed25519, the key in PKCS#8")
  void key_in_pkcs8(KeyKind kind) throws ConfigurationException {
    TestCertificate made = TestCertificate.selfSigned(CertificateRequest.of("a").key(kind));

    ServerIdentity identity =
        ServerIdentity.load(inline(made.certificatePem()), inline(made.keyPem()));

    assertThat(identity.key()).isEqualTo(made.keys().getPrivate());
    assertThat(identity.chain()).containsExactly(made.certificate());
    assertThat(identity).hasToString("CN=a");
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"RSA", "EC"})
  @DisplayName("may have the key in the older forms PKCS#1 and SEC1")
  void key_in_older_forms(KeyKind kind) throws ConfigurationException {
    TestCertificate made = TestCertificate.selfSigned(CertificateRequest.of("a").key(kind));

    ServerIdentity identity =
        ServerIdentity.load(inline(made.certificatePem()), inline(made.traditionalKeyPem()));

    assertThat(identity.key().getAlgorithm()).isEqualTo(kind.name());
  }

  @Test
  @DisplayName("may stand in one file, in any order, with other text and blocks around")
  void in_one_file(@TempDir Path directory) throws Exception {
    CertificateAuthority authority = CertificateAuthority.create("CA");
    TestCertificate made = authority.issueForLocalhost();
    String parameters = TestCertificate.pem("EC PARAMETERS", new byte[] {6, 1, 1});
    Path file =
        Files.writeString(
            directory.resolve("all.pem"),
            "issued by Zoë\n"
                + (parameters + made.traditionalKeyPem()).replace("\n", "\r\n")
                + made.certificatePem()
                + "\n\nand the issuer:\n"
                + authority.pem());
    PemSource source = new PemSource(PLACE, Optional.of(file), "");

    ServerIdentity identity = ServerIdentity.load(source, source);

    assertThat(identity.chain())
        .containsExactly(made.certificate(), authority.certificate().certificate());
  }

  @Test
  void have_to_belong_together() {
    for (KeyKind kind : KeyKind.values()) {
      TestCertificate one = TestCertificate.selfSigned(CertificateRequest.of("a").key(kind));
      TestCertificate other = TestCertificate.selfSigned(CertificateRequest.of("b").key(kind));

      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(
              () -> ServerIdentity.load(inline(one.certificatePem()), inline(other.keyPem())))
          .withMessage(
              PLACE + ": is not the key of the certificate in inline tls_server_config.key");
    }
  }

  @Test
  void have_to_be_of_one_kind() {
    TestCertificate ec = TestCertificate.selfSigned(CertificateRequest.of("a"));
    TestCertificate rsa = TestCertificate.selfSigned(CertificateRequest.of("a").key(KeyKind.RSA));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> ServerIdentity.load(inline(ec.certificatePem()), inline(rsa.keyPem())))
        .withMessageContaining("is not the key of the certificate");
  }

  @Test
  void name_what_is_wrong_with_a_key() {
    TestCertificate made = TestCertificate.selfSigned(CertificateRequest.of("a"));
    byte[] sec1WithoutCurve = Der.elements(made.keys().getPrivate().getEncoded()).get(2).content;

    assertWrongKey("", "holds no PEM block");
    assertWrongKey("-----BEGIN PRIVATE KEY-----", "holds no PEM block");
    assertWrongKey("-----BEGIN PRIVATE KEY-----\nMAA=\n", "holds no PEM block");
    assertWrongKey("-----BEGIN \nPRIVATE KEY-----\n", "holds no PEM block");
    assertWrongKey(made.certificatePem(), "holds no private key");
    assertWrongKey(
        TestCertificate.pem("PRIVATE KEY", new byte[] {1, 2, 3}),
        "holds a private key that is damaged or of an algorithm other than RSA, ECDSA, Ed25519");
    assertWrongKey(
        made.keyPem().replaceAll("\nM.*\n", "\n=====\n"), "holds a private key that is damaged");
    assertWrongKey(
        TestCertificate.pem("EC PRIVATE KEY", sec1WithoutCurve),
        "holds a private key that is damaged: it does not name its curve");
    assertWrongKey(
        TestCertificate.pem("EC PRIVATE KEY", new byte[0]), "holds a private key that is damaged");
    assertWrongKey(
        TestCertificate.pem("ENCRYPTED PRIVATE KEY", new byte[] {1}),
        "is encrypted, and there is nobody to ask for the password;"
            + " decrypt it with: openssl pkey -in FILE -out NEW");
    assertWrongKey(
        made.traditionalKeyPem()
            .replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: x\n\nM"),
        "is encrypted");
  }

  @Test
  void name_what_is_wrong_with_a_certificate() {
    TestCertificate made = TestCertificate.selfSigned(CertificateRequest.of("a"));

    assertWrongCertificate(made.keyPem(), "holds no certificate");
    assertWrongCertificate(
        made.certificatePem() + TestCertificate.pem("CERTIFICATE", new byte[] {1, 2}),
        "holds a damaged certificate (the 2.)");
  }

  @Test
  void are_not_shown() {
    assertThat(inline("secret")).hasToString("inline tls_server_config.key");
    assertThat(new PemSource(PLACE, Optional.of(Path.of("/a/key.pem")), ""))
        .hasToString("/a/key.pem");
  }

  private static PemSource inline(String pem) {
    return new PemSource(PLACE, Optional.empty(), pem);
  }

  private static void assertWrongKey(String pem, String problem) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> PrivateKeys.read(inline(pem)))
        .withMessageStartingWith(PLACE + ": " + problem);
  }

  private static void assertWrongCertificate(String pem, String problem) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> ServerIdentity.certificates(inline(pem)))
        .withMessageStartingWith(PLACE + ": " + problem);
  }
}
