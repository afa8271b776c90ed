package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.core.spi.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class WebConfigFuzzTest {

  private static final TestCertificate PAIR = CertificateAuthority.create("CA").issueForLocalhost();

  /** Cost of a hash that takes about a millisecond. */
  private static final int QUICK = 5;

  private static final Map<String, BcryptHash> USERS = Map.of("alice", new BcryptHash("none"));

  /** Every configuration is read, or refused with a message that names the file. */
  @FuzzTest
  void reads_or_refuses(byte[] text) {
    try {
      WebConfigReader.parse(Path.of("web.yml"), new String(text, StandardCharsets.UTF_8));
    } catch (ConfigurationException refused) {
      assertThat(refused).hasMessageStartingWith("web.yml");
    }
  }

  /** Every PEM text is taken for certificates and key, or refused. */
  @FuzzTest
  void takes_or_refuses_pem(byte[] pem) {
    Place place = new Place("web.yml", 1, "cert");
    String text = new String(pem, StandardCharsets.ISO_8859_1);
    PemSource source = new PemSource(place, Optional.empty(), text);
    try {
      ServerIdentity.load(source, source);
    } catch (ConfigurationException refused) {
      assertThat(refused).hasMessageStartingWith("web.yml:1: cert: ");
    }
  }

  /** The same for a good pair in which some bytes are others. */
  @FuzzTest
  void takes_or_refuses_a_damaged_pair(byte[] changes) {
    byte[] certificate = PAIR.certificateDer();
    byte[] key = PAIR.traditionalKeyDer();
    for (int i = 0; i + 2 < changes.length; i += 3) {
      byte[] changed = (changes[i] & 1) == 0 ? certificate : key;
      int at = ((changes[i] & 0xFE) << 7) | (changes[i + 1] & 0xFF);
      changed[at % changed.length] = changes[i + 2];
    }
    String pem =
        TestCertificate.pem("EC PRIVATE KEY", key)
            + TestCertificate.pem("CERTIFICATE", certificate);

    takes_or_refuses_pem(pem.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Every hash is taken or refused without being shown, and lets nobody in by chance. */
  @FuzzTest
  void takes_or_refuses_a_hash(byte[] text) {
    Located hash =
        new Located(
            new Place("web.yml", 1, "basic_auth_users.alice"),
            new String(text, StandardCharsets.ISO_8859_1));
    try {
      BcryptHash taken = BcryptHash.parse(hash);
      if (taken.cost() < QUICK) {
        assertThat(taken.matches(new byte[] {'x'})).isFalse();
      }
    } catch (ConfigurationException refused) {
      assertThat(refused).hasMessageStartingWith("web.yml:1: basic_auth_users.alice: ");
    }
  }

  /** No header lets anybody in who does not know the password. */
  @FuzzTest
  void admits_nobody(byte[] authorization) {
    BasicAuth auth = new BasicAuth((hash, password) -> false);
    String header = new String(authorization, StandardCharsets.ISO_8859_1);

    assertThat(auth.admit(USERS, Optional.of(header))).isEqualTo(Admission.UNAUTHENTICATED);
  }
}
