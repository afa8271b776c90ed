package io.tenken.ingress.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The address of the system bus")
class BusAddressTest {

  @ParameterizedTest(name = "\"{0}\" is {1}")
  @CsvSource(
      textBlock =
          """
          ''                                        | /run/dbus/system_bus_socket
          unix:path=/a/b                            | /a/b
          'unix:guid=00ff,path=/a/b'                | /a/b
          'tcp:host=localhost,port=1;unix:path=/b'  | /b
          unix:path=/with%20blank%2d%c3%bc          | /with blank-ü
          """,
      delimiter = '|')
  void names_a_socket(String address, String socket) throws Exception {
    assertThat(BusAddress.systemBus(Map.of("DBUS_SYSTEM_BUS_ADDRESS", address)))
        .hasToString(socket);
  }

  @Test
  void is_the_usual_one_if_nobody_says_another() throws Exception {
    assertThat(BusAddress.systemBus(Map.of())).hasToString("/run/dbus/system_bus_socket");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp:host=localhost",
        "unix:abstract=x",
        "/run/dbus",
        "unix:path=/a%2",
        "unix:path=/a%g0b",
        "unix:path=/a%0gb"
      })
  void without_a_socket_is_an_error(String address) {
    assertThatThrownBy(() -> BusAddress.systemBus(Map.of("DBUS_SYSTEM_BUS_ADDRESS", address)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("DBUS_SYSTEM_BUS_ADDRESS: \"" + address + "\" names no socket")
        .hasMessageContaining("--systemd.bus-socket");
  }
}
