package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.RecordingLog;
import io.tenken.core.web.WebSecurity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A listen address")
class ListenAddressTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    ":9177, '', 9177",
    "0.0.0.0:9177, 0.0.0.0, 9177",
    "localhost:0, localhost, 0",
    "[::1]:9177, ::1, 9177",
    "[fe80::1%eth0]:65535, fe80::1%eth0, 65535",
  })
  void has_a_host_and_a_port(String text, String host, int port) throws ConfigurationException {
    assertThat(ListenAddress.parse(text)).isEqualTo(new ListenAddress(text, host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "9177", "localhost", "::1:9177", "[::1]", "a b:1", "host:port", ":-1"})
  void of_another_form_is_refused(String text) {
    assertThatThrownBy(() -> ListenAddress.parse(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "--web.listen-address \"%s\": expected HOST:PORT or :PORT, with an IPv6 address in brackets",
            text);
  }

  @Test
  void beyond_the_last_port_is_refused() {
    assertThatThrownBy(() -> ListenAddress.parse(":65536"))
        .hasMessage("--web.listen-address \":65536\": a port is at most 65535");
  }

  @Test
  void of_another_machine_is_refused() {
    assertThatThrownBy(() -> start("192.0.2.1:0"))
        .hasMessage(
            "--web.listen-address \"192.0.2.1:0\": \"192.0.2.1\" is not an address of this machine");
  }

  @Test
  void that_nobody_knows_is_refused() {
    assertThatThrownBy(() -> start("no-such-host.invalid:0"))
        .hasMessage(
            "--web.listen-address \"no-such-host.invalid:0\": no address is known for \"no-such-host.invalid\"");
  }

  @Test
  void in_use_is_refused_and_the_others_are_let_go() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket first = new ServerSocket(0, 1, loopback);
        ServerSocket second = new ServerSocket(0, 1, loopback)) {
      int free = first.getLocalPort();
      int taken = second.getLocalPort();
      first.close();

      assertThatThrownBy(() -> start("127.0.0.1:" + free, "127.0.0.1:" + taken))
          .hasMessage(
              "--web.listen-address \"127.0.0.1:%d\": port %d is in use by another process",
              taken, taken);
      new ServerSocket(free, 1, loopback).close();
    }
  }

  @Test
  void may_be_one_of_several() throws Exception {
    try (ExporterServer server = start("127.0.0.1:0", "localhost:0", "[::1]:0")) {
      List<InetSocketAddress> addresses = server.boundAddresses();
      assertThat(addresses).hasSize(3).doesNotHaveDuplicates();
      for (InetSocketAddress address : addresses) {
        assertThat(answer(address)).isEqualTo("healthy\n");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"metrics", "/-/metrics", "/a b", "", "/ä"})
  void and_a_path_that_can_not_be_are_refused(String path) {
    ServerSettings usual = RunningServer.settings("127.0.0.1:0");
    ServerSettings settings =
        new ServerSettings(
            usual.identity(),
            usual.version(),
            usual.listenAddresses(),
            path,
            1,
            usual.scrapeTimeout(),
            usual.timeoutOffset());
    assertThatThrownBy(() -> start(settings))
        .hasMessage(
            "--web.telemetry-path \"%s\": expected a path such as /metrics, not below /-/", path);
  }

  private static String answer(InetSocketAddress address) throws IOException {
    return RawClient.get(address, "/-/healthy").text();
  }

  private static ExporterServer start(String... addresses) throws ConfigurationException {
    return start(RunningServer.settings(addresses));
  }

  private static ExporterServer start(ServerSettings settings) throws ConfigurationException {
    return ExporterServer.start(
        settings,
        new ServerParts(
            new FakeScraper(),
            WebSecurity.open(),
            new SelfMetrics(),
            new RecordingLog(),
            Ticker.system()));
  }
}
