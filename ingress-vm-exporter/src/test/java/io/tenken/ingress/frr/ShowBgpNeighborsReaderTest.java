package io.tenken.ingress.frr;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.ingress.bgp.ErrorClass;
import io.tenken.ingress.bgp.HoldTimer;
import io.tenken.ingress.bgp.SessionError;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("show bgp neighbors of FRR")
class ShowBgpNeighborsReaderTest {

  @ParameterizedTest(name = "\"{0}\" is {1}")
  @CsvSource({
    "BGP Notification received, RECEIVED",
    "BGP Notification send, BGP_ERROR",
    "BGP Notification sent, BGP_ERROR",
    "Peer closed the session, SOCKET",
    "Interface down, ERROR",
    "No AFI/SAFI activated for peer, ERROR",
  })
  void tells_the_class_of_an_error(String reason, ErrorClass errorClass) throws Exception {
    assertThat(neighbor("\"lastResetDueTo\": \"%s\"".formatted(reason)).error())
        .contains(new SessionError(errorClass, reason));
  }

  @Test
  void tells_what_was_in_a_notification() throws Exception {
    assertThat(
            neighbor(
                    """
                    "lastResetDueTo": "BGP Notification received",
                    "lastNotificationReason": "Cease/Administrative Shutdown"
                    """)
                .error()
                .orElseThrow()
                .text())
        .isEqualTo("BGP Notification received: Cease/Administrative Shutdown");
  }

  @Test
  void tells_no_error_of_a_session_that_is_up_and_no_timer_of_one_that_is_down() throws Exception {
    String both =
        "\"lastResetDueTo\": \"Peer closed the session\", \"bgpTimerHoldTimeMsecs\": 9000";

    assertThat(neighbor("\"bgpState\": \"Established\", " + both).error()).isEmpty();
    assertThat(neighbor("\"bgpState\": \"Active\", " + both).hold()).isEmpty();
    assertThat(neighbor("\"bgpState\": \"Active\"").error()).isEmpty();
  }

  @ParameterizedTest(name = "{0} read {1} ms ago: {2} s, {3} s left")
  @CsvSource({
    "90000, 10000, 90, 80",
    "90000, 95000, 90, 0",
    "0, 10000, 0,",
    "90000,, 90,",
  })
  void tells_how_much_of_the_hold_time_is_left(
      String millis, String lastRead, double seconds, Double remaining) throws Exception {
    String read = lastRead == null ? "" : ", \"bgpTimerLastRead\": " + lastRead;
    NeighborDetails neighbor =
        neighbor("\"bgpState\": \"Established\", \"bgpTimerHoldTimeMsecs\": " + millis + read);

    OptionalDouble left = remaining == null ? OptionalDouble.empty() : OptionalDouble.of(remaining);
    assertThat(neighbor.hold()).contains(new HoldTimer(seconds, left));
  }

  @Test
  void may_lack_what_is_looked_for() throws Exception {
    assertThat(neighbor("\"bgpState\": \"Established\"")).isEqualTo(NeighborDetails.NONE);
    assertThat(
            neighbor("\"bgpState\": \"Established\", \"bgpTimerHoldTimeMsecs\": \"much\"").hold())
        .isEmpty();
    assertThat(ShowBgpNeighborsReader.read("% BGP instance not found")).isEmpty();
    assertThat(ShowBgpNeighborsReader.read("{\"default\": {\"vrfId\": 0}}")).isEmpty();
  }

  private static NeighborDetails neighbor(String fields) throws Exception {
    String text = "{\"default\": {\"vrfId\": 0, \"10.0.0.1\": {%s}}}".formatted(fields);
    return ShowBgpNeighborsReader.read(text).get(new NeighborKey("default", "10.0.0.1"));
  }
}
