package io.tenken.ingress.bird;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.ingress.bgp.BfdState;
import io.tenken.ingress.bgp.BgpChannel;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.ErrorClass;
import io.tenken.ingress.bgp.HoldTimer;
import io.tenken.ingress.bgp.Moment;
import io.tenken.ingress.bgp.PeerGroup;
import io.tenken.ingress.bgp.SessionError;
import io.tenken.ingress.bgp.SessionId;
import io.tenken.ingress.bgp.SessionState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A BGP session of BIRD")
class BirdSessionsTest {

  private static final BirdSessions SESSIONS =
      new BirdSessions(
          BirdTime.of(
              Optional.of("2026-11-22 02:03:41.920"), Instant.parse("2026-11-22T02:03:42Z")));

  @Test
  void is_told_in_common_terms() throws Exception {
    BgpSession session = session("bird2.show-protocols-all", "Mesh_10_1_12_2");

    assertThat(session.id())
        .isEqualTo(new SessionId("default", "Mesh_10_1_12_2", "10.1.12.2", "64513"));
    assertThat(session.facts().group()).isEqualTo(PeerGroup.MESH);
    assertThat(session.facts().localAs()).isEqualTo("64512");
    assertThat(session.facts().description()).isEqualTo("uplink leaf 2");
    assertThat(session.since()).contains(Moment.at(Instant.parse("2026-11-22T02:03:05Z")));
    assertThat(session.hold()).contains(new HoldTimer(90, OptionalDouble.of(72.958)));
    assertThat(session.error()).isEmpty();
    assertThat(session.channels()).extracting(BgpChannel::family).containsExactly("ipv4", "ipv6");
    assertThat(session.channels()).extracting(BgpChannel::up).containsExactly(true, true);
  }

  @ParameterizedTest(name = "{1} of {0} is {2}, {3}")
  @CsvSource({
    "bird2, Mesh_10_1_12_2, ESTABLISHED,",
    "bird2, gone_peer, ACTIVE, SOCKET",
    "bird2, passive_peer, ACTIVE,",
    "bird2, disabled_peer, ADMIN_DOWN,",
    "bird2-disabled, Mesh_10_1_12_2, IDLE, ERROR",
    "bird2-disabled, old_bird16, ACTIVE, RECEIVED",
    "bird2-disabled, old_bird16_v6, ADMIN_DOWN,",
    "bird16, Global_10_1_13_45, CONNECT, SOCKET",
    "bird16, Mesh_10_1_13_44, ACTIVE,",
    "bird16, off_peer, ADMIN_DOWN,",
    "bird3, limited_off, ADMIN_DOWN, AUTO",
  })
  void has_the_state_of_rfc_4273_and_a_class_of_error(
      String capture, String protocol, SessionState state, ErrorClass error) throws Exception {
    BgpSession session = session(capture + ".show-protocols-all", protocol);

    assertThat(session.state()).isEqualTo(state);
    assertThat(session.error().map(SessionError::errorClass)).isEqualTo(Optional.ofNullable(error));
  }

  @ParameterizedTest(name = "\"{0}\" is of class {1}")
  @CsvSource({
    "'Error: Neighbor lost', ERROR",
    "'BGP Error: Hold timer expired', BGP_ERROR",
    "'Received: Cease: x', RECEIVED",
    "'Automatic shutdown: Route limit exceeded', AUTO",
    "'Phase of the moon', OTHER",
  })
  void has_a_class_for_every_error(String text, ErrorClass errorClass) {
    assertThat(BirdSessions.error(text)).contains(new SessionError(errorClass, text));
  }

  @Test
  void of_bird_1_6_has_the_address_family_of_its_peer() throws Exception {
    BgpSession v4 = session("bird16.show-protocols-all", "Mesh_10_1_13_1");
    BgpSession v6 = session("bird16v6.show-protocols-all", "Mesh_2001_db8_13__1");

    assertThat(v4.channels()).extracting(BgpChannel::family).containsExactly("ipv4");
    assertThat(v6.channels()).extracting(BgpChannel::family).containsExactly("ipv6");
    assertThat(v6.channels().get(0).routes())
        .isEqualTo(Map.of("imported", 3L, "exported", 1L, "preferred", 3L));
    assertThat(v6.channels().get(0).up()).isTrue();
    assertThat(session("bird16.show-protocols-all", "Global_10_1_13_45").channels())
        .extracting(BgpChannel::up)
        .containsExactly(false);
  }

  @Test
  void has_bfd_beside_it() throws Exception {
    var sessions =
        ShowBfdSessionsParser.parse(Replies.capture("bird2.show-bfd-sessions")).stream()
            .map(SESSIONS::bfd)
            .toList();

    assertThat(sessions.get(0).state()).isEqualTo(BfdState.DOWN);
    assertThat(sessions.get(1).up()).isTrue();
    assertThat(sessions.get(1).interval()).hasValue(0.3);
    assertThat(sessions.get(1).timeout()).hasValue(1.5);
    assertThat(sessions.get(1).since()).contains(Moment.at(Instant.parse("2026-11-22T02:03:02Z")));
  }

  private static BgpSession session(String capture, String name) throws Exception {
    return Replies.protocols(Replies.capture(capture)).protocols().stream()
        .filter(protocol -> protocol.name().equals(name))
        .map(SESSIONS::bgp)
        .findFirst()
        .orElseThrow();
  }
}
