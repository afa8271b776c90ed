package io.tenken.ingress.bird;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.ingress.bgp.RouteChange;
import io.tenken.ingress.bgp.RouteLimit;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("show protocols all")
class ShowProtocolsParserTest {

  @ParameterizedTest(name = "{0}: {1} protocols, {2} of them BGP, {3} unknown lines")
  @CsvSource({
    "bird16.show-protocols-all, 10, 4, 0",
    "bird16v6.show-protocols-all, 3, 1, 0",
    "bird2.show-protocols-all, 19, 10, 0",
    "bird2-disabled.show-protocols-all, 19, 10, 0",
    "bird3.show-protocols-all, 12, 7, 0",
    "bird3.documented.show-protocols-all, 3, 2, 0",
    "bird16.show-protocols, 10, 4, 0",
    "bird3.show-protocols, 12, 7, 0",
  })
  void of_every_version_is_understood_to_the_last_line(
      String capture, int protocols, int bgp, int unknown) throws Exception {
    BirdProtocols all = Replies.protocols(Replies.capture(capture));

    assertThat(all.protocols()).hasSize(protocols);
    assertThat(all.protocols()).filteredOn(p -> p.type().equals("BGP")).hasSize(bgp);
    assertThat(all.unknownLines()).isEqualTo(unknown);
  }

  @Test
  void of_bird_1_6_has_one_channel_without_a_name() throws Exception {
    BirdProtocol mesh = protocol("bird16.show-protocols-all", "Mesh_10_1_13_1");

    assertThat(mesh.state()).isEqualTo("up");
    assertThat(mesh.since()).isEqualTo("02:03:02");
    assertThat(mesh.info()).isEqualTo("Established");
    assertThat(mesh.details())
        .containsEntry("BGP state", "Established")
        .containsEntry("Neighbor address", "10.1.13.1")
        .containsEntry("Neighbor AS", "64512")
        .containsEntry("Hold timer", "62/90")
        .containsEntry("Description", "Connection to BGP peer");
    assertThat(mesh.channels()).singleElement().extracting(BirdChannel::name).isEqualTo("");
    assertThat(mesh.channels().get(0).routes())
        .isEqualTo(Map.of("imported", 7L, "exported", 2L, "preferred", 6L));
  }

  @Test
  void of_bird_2_has_a_channel_for_each_address_family() throws Exception {
    BirdProtocol peer = protocol("bird2.show-protocols-all", "Mesh_10_1_12_2");

    assertThat(peer.since()).isEqualTo("2026-11-22 02:03:05");
    assertThat(peer.details()).containsEntry("Hold timer", "72.958/90");
    assertThat(peer.channels()).extracting(BirdChannel::name).containsExactly("ipv4", "ipv6");
    BirdChannel ipv4 = peer.channels().get(0);
    assertThat(ipv4.state()).isEqualTo("UP");
    assertThat(ipv4.routes()).isEqualTo(Map.of("imported", 3L, "exported", 5L, "preferred", 2L));
    assertThat(ipv4.limits())
        .containsExactly(new RouteLimit("import", OptionalLong.of(1000), false));
    assertThat(ipv4.changes())
        .contains(
            new RouteChange("import", "update", "filtered", 2),
            new RouteChange("export", "update", "accepted", 5))
        .noneMatch(change -> isExport(change, "ignored"));
  }

  @Test
  void of_bird_2_tells_filtered_routes_where_they_are_kept() throws Exception {
    assertThat(channel("bird2.show-protocols-all", "old_bird16").routes())
        .isEqualTo(Map.of("imported", 1L, "filtered", 1L, "exported", 7L, "preferred", 1L));
  }

  @Test
  void tells_no_routes_of_a_channel_that_is_down() throws Exception {
    BirdChannel channel = channel("bird2.show-protocols-all", "gone_peer");

    assertThat(channel.state()).isEqualTo("DOWN");
    assertThat(channel.routes()).isEmpty();
    assertThat(channel.changes()).isEmpty();
  }

  @Test
  void of_bird_3_has_seven_columns_which_are_found_by_their_headings() throws Exception {
    BirdChannel limited = channel("bird3.show-protocols-all", "limited");

    assertThat(limited.limits())
        .containsExactly(new RouteLimit("import", OptionalLong.of(2), true));
    assertThat(limited.changes())
        .contains(
            new RouteChange("import", "update", "received", 4),
            new RouteChange("import", "update", "rx_limit", 0),
            new RouteChange("import", "update", "limit", 2),
            new RouteChange("import", "update", "accepted", 2),
            new RouteChange("export", "update", "ignored", 2))
        .noneMatch(change -> isExport(change, "rx_limit"));
  }

  @Test
  void tells_a_session_that_its_limit_has_shut_down() throws Exception {
    BirdProtocol off = protocol("bird3.show-protocols-all", "limited_off");

    assertThat(off.state()).isEqualTo("down");
    assertThat(off.detail("Last error")).contains("Automatic shutdown: Route limit exceeded");
    assertThat(off.channels().get(0).limits())
        .containsExactly(new RouteLimit("receive", OptionalLong.of(2), true));
  }

  @Test
  void keeps_what_stands_beside_an_established_session_of_bird_3() throws Exception {
    BirdProtocol peer = protocol("bird3.documented.show-protocols-all", "leaf2");

    assertThat(peer.since()).isEqualTo("14:34:27.614");
    assertThat(peer.details())
        .containsEntry("BGP state", "Established")
        .containsEntry("Last error", "Socket: Connection reset by peer")
        .containsEntry("Hold timer", "1.736/3");
    assertThat(peer.channels()).extracting(BirdChannel::name).containsExactly("ipv6");
  }

  @Test
  void counts_and_skips_what_it_does_not_know() throws Exception {
    BirdProtocols all =
        Replies.protocols(
            Replies.of(
                """
                1002-x BGP --- up 02:03:04 Established
                1006-  Colour:   blue
                   BGP state:          Established
                     Weather
                   Channel ipv4
                     State: UP
                     Routes: 3 imported, many exported
                     Import updates: 1 2 3
                0000\s
                """));

    assertThat(all.unknownLines()).isEqualTo(4);
    assertThat(all.protocols().get(0).detail("BGP state")).contains("Established");
    assertThat(all.protocols().get(0).channels().get(0).routes()).isEqualTo(Map.of("imported", 3L));
  }

  @Test
  void leaves_out_the_tables_of_route_changes_where_nobody_wants_them() throws Exception {
    BirdReply reply = Replies.capture("bird2.show-protocols-all");

    BirdProtocols all = ShowProtocolsParser.parse(reply, new RecurringTexts(), false);

    assertThat(all.unknownLines()).isZero();
    assertThat(all.protocols())
        .flatExtracting(BirdProtocol::channels)
        .hasSize(
            Replies.protocols(reply).protocols().stream().mapToInt(p -> p.channels().size()).sum())
        .allMatch(channel -> channel.changes().isEmpty());
  }

  @Test
  void names_what_comes_again_by_the_same_objects() throws Exception {
    RecurringTexts texts = new RecurringTexts();
    BirdReply reply = Replies.capture("bird2.show-protocols-all");

    BirdProtocol first = ShowProtocolsParser.parse(reply, texts, true).protocols().get(7);
    BirdProtocol second = ShowProtocolsParser.parse(reply, texts, true).protocols().get(7);

    assertThat(second).isEqualTo(first);
    assertThat(second.name()).isSameAs(first.name());
    assertThat(second.details().get("Neighbor address"))
        .isSameAs(first.details().get("Neighbor address"));
    assertThat(second.channels().get(0).name()).isSameAs(first.channels().get(0).name());
  }

  @Test
  void fails_on_a_row_that_lacks_a_column() {
    assertThatThrownBy(() -> Replies.protocols(Replies.of("1002-x BGP up\n0000 \n")))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("x BGP up")
        .extracting("reason")
        .isEqualTo(FailureReason.PARSE);
  }

  private static boolean isExport(RouteChange change, String outcome) {
    return change.direction().equals("export") && change.outcome().equals(outcome);
  }

  private static BirdChannel channel(String capture, String protocol) throws Exception {
    return protocol(capture, protocol).channels().get(0);
  }

  private static BirdProtocol protocol(String capture, String name) throws Exception {
    return Replies.protocols(Replies.capture(capture)).protocols().stream()
        .filter(protocol -> protocol.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
