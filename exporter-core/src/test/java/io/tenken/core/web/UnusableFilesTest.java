package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A web configuration whose files can't be used")
class UnusableFilesTest {

  private static final String VERIFIED = "¶  client_auth_type: RequireAndVerifyClientCert";
  private static final String GOOD = "cert_file: server.crt¶  key_file: server.key";

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    CertificateAuthority authority = CertificateAuthority.create("CA");
    TestCertificate server = authority.issueForLocalhost();
    write("server.crt", server.certificatePem());
    write("server.key", server.keyPem());
    write("other.key", authority.issueForLocalhost().keyPem());
    write("words.pem", "nothing but words");
    Files.createDirectory(directory.resolve("folder"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cert_file: gone.crt¶  key_file: server.key   | 2: tls_server_config.cert_file: read DIR/gone.crt: there is no such file
          cert_file: server.crt¶  key_file: gone.key   | 3: tls_server_config.key_file: read DIR/gone.key: there is no such file
          cert_file: gone.crt¶  key_file: gone.key     | 2: tls_server_config.cert_file: read DIR/gone.crt: there is no such file
          cert_file: /gone.crt¶  key_file: server.key  | 2: tls_server_config.cert_file: read /gone.crt: there is no such file
          cert_file: folder¶  key_file: server.key     | 2: tls_server_config.cert_file: read DIR/folder: it is no regular
          cert_file: words.pem¶  key_file: server.key  | 2: tls_server_config.cert_file: DIR/words.pem holds no PEM block
          cert_file: server.crt¶  key_file: words.pem  | 3: tls_server_config.key_file: DIR/words.pem holds no PEM block
          cert_file: server.key¶  key_file: server.key | 2: tls_server_config.cert_file: DIR/server.key holds no certificate
          cert_file: server.crt¶  key_file: server.crt | 3: tls_server_config.key_file: DIR/server.crt holds no private key
          cert_file: server.crt¶  key_file: other.key  | 3: tls_server_config.key_file: DIR/other.key is not the key of the certificate in DIR/server.crt
          cert: words¶  key_file: server.key           | 2: tls_server_config.cert: holds no PEM block
          cert_file: server.crt¶  key: words           | 3: tls_server_config.key: holds no PEM block
          GOOD client_ca_file: gone.crt VERIFIED       | 4: tls_server_config.client_ca_file: read DIR/gone.crt: there is no such file
          GOOD client_ca_file: words.pem VERIFIED      | 4: tls_server_config.client_ca_file: DIR/words.pem holds no PEM block
          GOOD client_ca_file: server.key VERIFIED     | 4: tls_server_config.client_ca_file: DIR/server.key holds no certificate
          GOOD client_ca: words VERIFIED               | 4: tls_server_config.client_ca: holds no PEM block
          """)
  @DisplayName("is refused at the start with file, line and key")
  void isRefused(String tls, String problem) throws IOException {
    String section = tls.replace("GOOD ", GOOD + "¶  ").replace(" VERIFIED", VERIFIED);
    Path file = write("web.yml", ("tls_server_config:¶  " + section).replace("¶", "\n"));

    assertThatThrownBy(() -> WebSecurity.of(file, new RecordingLog(), new FakeTicker()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(file + ":" + problem.replace("DIR", directory.toString()));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
