package io.tenken.ingress.bird;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("BIRD")
class SmallParsersTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"bird16.banner, 1.6.8", "bird2.banner, 2.0.12", "bird3.banner, 3.1.7"})
  void greets_with_its_version(String capture, String version) throws Exception {
    assertThat(Banner.version(Replies.capture(capture), "x")).isEqualTo(version);
  }

  @Test
  void greets_as_calicos_fork_with_two_versions() throws Exception {
    BirdReply banner = Replies.of("0001 BIRD v0.3.3+birdv1.6.8 ready.\n");

    assertThat(Banner.version(banner, "x")).isEqualTo("v0.3.3+birdv1.6.8");
  }

  @Test
  void is_told_from_others_by_its_greeting() {
    assertThatThrownBy(() -> Banner.version(Replies.of("0220 smtp\n"), "/run/x"))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("/run/x greets with \"0220 smtp\"");
  }

  @Test
  void refuses_in_its_own_words() throws Exception {
    BirdReply refusal = Replies.capture("bird2.show-nonsense");

    assertThat(refusal.isError()).isTrue();
    assertThatThrownBy(() -> refusal.orFail("show nonsense", "/run/bird.ctl"))
        .hasMessage(
            "BIRD at /run/bird.ctl answered \"show nonsense\" with 9001 syntax error, unexpected"
                + " CF_SYM_UNDEFINED");
    assertThat(Replies.capture("bird16.restrict").isError()).isFalse();
    assertThat(Replies.capture("bird2.disable-Mesh_10_1_12_2").code()).isEqualTo(8007);
    assertThat(Replies.of("8003 No protocols match\n").orFail("x", "y").code()).isEqualTo(8003);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "bird16.show-status, 1.6.8, 10.1.13.3, 2026-11-22 02:03:41, 2026-11-22 02:03:00",
    "bird2.show-status, 2.0.12, 10.1.12.1, 2026-11-22 02:03:41.920, 2026-11-22 02:03:01.293",
    "bird3.show-status, 3.1.7, 10.1.12.1, 2026-11-22 04:29:07.825, 2026-11-22 04:29:01.599",
  })
  void tells_its_status(
      String capture, String version, String routerId, String serverTime, String reboot)
      throws Exception {
    assertThat(ShowStatusParser.parse(Replies.capture(capture)))
        .isEqualTo(
            new BirdStatus(
                version,
                Optional.of(routerId),
                Optional.of(serverTime),
                Optional.of(reboot),
                Optional.of(reboot),
                false,
                "Daemon is up and running"));
  }

  @Test
  void tells_that_it_recovers_from_a_graceful_restart_and_takes_a_configuration() throws Exception {
    BirdStatus status =
        ShowStatusParser.parse(
            Replies.of(
                """
                1000-BIRD 2.0.12
                1011-Router ID is 10.0.0.1
                0024-Graceful restart recovery in progress
                   Waiting for 3 channels to recover
                   Wait timer is 117.123/240
                0013 Reconfiguration in progress
                """));

    assertThat(status.gracefulRestart()).isTrue();
    assertThat(status.reconfiguring()).isTrue();
    assertThat(status.serverTime()).isEmpty();
  }

  @Test
  void tells_bfd_sessions() throws Exception {
    assertThat(ShowBfdSessionsParser.parse(Replies.capture("bird2.show-bfd-sessions")))
        .containsExactly(
            bfd("10.1.12.77", "pnv12", "Down", "2026-11-22 02:03:01", "1.000", "0.000"),
            bfd("10.1.12.2", "pnv12", "Up", "2026-11-22 02:03:02", "0.300", "1.500"));
    assertThat(ShowBfdSessionsParser.parse(Replies.capture("bird3.show-bfd-sessions"))).hasSize(2);
    assertThat(ShowBfdSessionsParser.parse(Replies.capture("bird16.show-bfd-sessions"))).isEmpty();
  }

  @Test
  void tells_bfd_sessions_over_several_hops_and_of_a_protocol_that_is_down() throws Exception {
    List<BirdBfdSession> sessions =
        ShowBfdSessionsParser.parse(
            Replies.of(
                """
                1020-bfd1:
                 IP address                Interface  State      Since         Interval  Timeout
                 10.9.0.1                  ---        AdminDown  02:03:04.123    0.300    0.000
                \s
                1020-bfd2: is not up
                0000\s
                """));

    assertThat(sessions)
        .containsExactly(bfd("10.9.0.1", "---", "AdminDown", "02:03:04.123", "0.300", "0.000"));
    assertThatThrownBy(() -> ShowBfdSessionsParser.parse(Replies.of("1020-x Up\n0000 \n")))
        .hasMessageContaining("lacks a column");
  }

  @Test
  void tells_its_memory() throws Exception {
    assertThat(ShowMemoryParser.parse(Replies.capture("bird16.show-memory")))
        .isEqualTo(
            Map.of(
                "routing_tables", 35 * 1024.0,
                "route_attributes", 10 * 1024.0,
                "roa_tables", 192.0,
                "protocols", 68 * 1024.0,
                "total", 147 * 1024.0));
    assertThat(ShowMemoryParser.parse(Replies.capture("bird2.show-memory")))
        .containsEntry("route_attributes", 2618.0)
        .containsEntry("total", 245.5 * 1024)
        .hasSize(6);
    assertThat(ShowMemoryParser.parse(Replies.capture("bird3.show-memory")))
        .containsEntry("kept_free_pages", 288 * 1024.0);
  }

  private static BirdBfdSession bfd(
      String address, String nic, String state, String since, String interval, String timeout) {
    return new BirdBfdSession("bfd1", address, nic, state, since, interval, timeout);
  }
}
