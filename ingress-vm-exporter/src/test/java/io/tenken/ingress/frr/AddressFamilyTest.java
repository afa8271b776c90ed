package io.tenken.ingress.frr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An address family")
class AddressFamilyTest {

  @ParameterizedTest(name = "{0} is called {1}")
  @CsvSource({
    "ipv4Unicast, ipv4",
    "ipv6Unicast, ipv6",
    "ipv4Multicast, ipv4-mc",
    "ipv6Multicast, ipv6-mc",
    "ipv4Vpn, vpn4",
    "ipv6Vpn, vpn6",
    "ipv4Flowspec, flow4",
    "ipv6Flowspec, flow6",
    "l2VpnEvpn, evpn",
    "ipv4Encap, ipv4encap",
  })
  void has_the_name_that_bird_has_for_it(String frr, String name) {
    assertThat(AddressFamily.name(frr)).isEqualTo(name);
  }
}
