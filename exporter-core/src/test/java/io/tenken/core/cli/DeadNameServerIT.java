package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JDK's server looks up the name of each client that comes by TLS. It closes the connection
 * after 4 s, and a resolver with its defaults waits for 10 s.
 */
@RequiresLab(LabPart.NAMESPACES)
@DisplayName("With a name server that does not answer, a process with TLS")
class DeadNameServerIT {

  private static final int DNS_PORT = 53;

  @TempDir private Path folder;

  @Test
  @DisplayName("answers a client whose name nobody knows")
  void answers() throws Exception {
    WebVariant.writeCertificates(folder);
    InetAddress silent = InetAddress.getByAddress(new byte[] {127, 53, 9, 17});
    InstalledCommand weather = WeatherDistribution.create(folder.resolve("weather"));
    String web = "--web.config.file=" + WebVariant.TLS.writeTo(folder);
    try (DatagramSocket nameServer = new DatagramSocket(new InetSocketAddress(silent, DNS_PORT));
        ServingProcess serving = ServingProcess.start(asking(silent, weather), web)) {
      assertThat(nameServer.isBound()).isTrue();
      URI health = URI.create("https://" + serving.uri("/-/healthy").getAuthority() + "/-/healthy");

      assertThat(
              trusting(folder.resolve("servers.crt"))
                  .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                  .body())
          .isEqualTo("healthy\n");
    }
  }

  /** The same command, for which only this name server exists, and no file of hosts. */
  private InstalledCommand asking(InetAddress nameServer, InstalledCommand command)
      throws IOException {
    Path resolver = folder.resolve("resolv.conf");
    Path hosts = folder.resolve("hosts");
    Files.writeString(resolver, "nameserver " + nameServer.getHostAddress() + "\n");
    Files.writeString(hosts, "");
    InstalledCommand wrapper = new InstalledCommand(folder.resolve("wrapper"), command.name());
    Files.createDirectories(wrapper.launcher().getParent());
    Files.writeString(
        wrapper.launcher(),
        """
        #!/bin/sh
        exec unshare --mount sh -euc 'mount --bind %s /etc/resolv.conf
          mount --bind %s /etc/hosts
          exec %s "$@"' sh "$@"
        """
            .formatted(resolver, hosts, command.launcher()));
    assertThat(wrapper.launcher().toFile().setExecutable(true)).isTrue();
    return wrapper;
  }

  private static HttpClient trusting(Path certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(certificate)) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
