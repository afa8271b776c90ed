package io.tenken.libvirt.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.Patience;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.testing.FakeGuest;
import io.tenken.libvirt.testing.FakeLibvirt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A lane")
class LaneTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  private final FakeLibvirt libvirt = new FakeLibvirt();
  private final FakeGuest guest = libvirt.guest("instance-00000001");
  private final LostThreads lostThreads = new LostThreads(2);
  private final Lane lane = new Lane("test-lane", new ConnectionGate(libvirt), lostThreads);

  @AfterEach
  void end() {
    guest.thaw();
    libvirt.thaw();
    lane.close();
    Patience.until("all connections are closed", () -> libvirt.connectionsOpen() == 0);
    assertThat(libvirt.violations()).isEmpty();
  }

  @Test
  @DisplayName("keeps its connection from call to call")
  void keepsConnection() throws Exception {
    lane.call(soon(), LibvirtConnection::versions);
    lane.call(soon(), LibvirtConnection::versions);

    assertThat(libvirt.connectionsEverOpened()).isEqualTo(1);
  }

  @Test
  @DisplayName("does not let the scrape notice that the daemon was restarted since the last one")
  void restart() throws Exception {
    lane.call(soon(), LibvirtConnection::versions);
    libvirt.restart();

    assertThat(lane.call(soon(), LibvirtConnection::versions).hostname()).isEqualTo("compute-7");
    assertThat(libvirt.connectionsEverOpened()).isEqualTo(2);
  }

  @Test
  @DisplayName("passes on libvirt's reason for refusing the connection")
  void refused() throws Exception {
    libvirt.refuse(
        new LibvirtFailure(
            LibvirtFailure.Kind.OTHER, FailureReason.PERMISSION, "no access to the socket"));

    assertFails(FailureReason.PERMISSION, LibvirtConnection::versions);

    libvirt.refuse(null);
    assertThat(lane.call(soon(), LibvirtConnection::versions).daemon()).isEqualTo("9.0.0");
  }

  @Test
  @DisplayName("goes on with a new thread and connection when a call does not return")
  void leavesTheThread() throws Exception {
    guest.freeze();
    assertFails(FailureReason.TIMEOUT, connection -> connection.memoryStats(guest.id()));
    assertThat(lostThreads.lost()).isEqualTo(1);

    assertThat(lane.call(soon(), LibvirtConnection::versions).daemon()).isEqualTo("9.0.0");

    guest.thaw();
    Patience.until("the lost thread is found", () -> lostThreads.lost() == 0);
    Patience.until("its connection is closed", () -> libvirt.connectionsOpen() == 1);
  }

  @Test
  @DisplayName("loses no more threads than allowed, and works again when the calls return")
  void boundedLoss() throws Exception {
    guest.freeze();
    for (int i = 0; i < 5; i++) {
      assertFails(FailureReason.TIMEOUT, connection -> connection.memoryStats(guest.id()));
    }
    assertThat(lostThreads.lost()).isEqualTo(2);
    assertThat(libvirt.hanging()).isEqualTo(3);

    guest.thaw();
    assertThat(lane.call(soon(), LibvirtConnection::versions).daemon()).isEqualTo("9.0.0");
    Patience.until("the lost threads are found", () -> lostThreads.lost() == 0);
  }

  @Test
  @DisplayName("waits with one thread only for a daemon that accepts and does not answer")
  void onePendingOpen() throws Exception {
    libvirt.freeze();
    for (int i = 0; i < 3; i++) {
      assertFails(FailureReason.TIMEOUT, LibvirtConnection::versions);
    }
    assertThat(libvirt.calls("open")).isEqualTo(1);
    assertThat(lostThreads.lost()).isZero();

    libvirt.thaw();
    assertThat(lane.call(soon(), LibvirtConnection::versions).daemon()).isEqualTo("9.0.0");
    assertThat(libvirt.calls("open")).isEqualTo(1);
  }

  @Test
  @DisplayName("does not open a second connection while another lane's attempt hangs")
  void onePendingOpenOfAllLanes() throws Exception {
    ConnectionGate gate = new ConnectionGate(libvirt);
    libvirt.freeze();
    try (Lane first = new Lane("first", gate, lostThreads);
        Lane second = new Lane("second", gate, lostThreads)) {
      for (Lane each : List.of(first, second)) {
        assertThatThrownBy(
                () ->
                    each.call(Deadline.after(SHORT, Ticker.system()), LibvirtConnection::versions))
            .isInstanceOf(CollectorException.class);
      }
      assertThat(libvirt.calls("open")).isEqualTo(1);
      libvirt.thaw();
    }
  }

  @Test
  @DisplayName("reports a fault of ours as such, and survives it")
  void fault() throws Exception {
    assertFails(
        FailureReason.INTERNAL,
        connection -> {
          throw new IllegalStateException("a mistake");
        });

    assertThat(lane.call(soon(), LibvirtConnection::versions).daemon()).isEqualTo("9.0.0");
  }

  private <T> void assertFails(FailureReason reason, LaneTask<T> task) {
    assertThatThrownBy(() -> lane.call(Deadline.after(SHORT, Ticker.system()), task))
        .isInstanceOfSatisfying(
            CollectorException.class,
            failure -> assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason));
  }

  private static Deadline soon() {
    return Deadline.after(Patience.LIMIT, Ticker.system());
  }
}
