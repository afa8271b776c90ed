package io.tenken.libvirt.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.Patience;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.lane.CallCounts.Outcome;
import io.tenken.libvirt.testing.FakeLibvirt;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calls to libvirt are counted")
class CallCountsTest {

  private final FakeLibvirt libvirt = new FakeLibvirt();
  private final CallCounts counts = new CallCounts();
  private final LostThreads lostThreads = new LostThreads(2, counts);
  private final Lane lane = new Lane("counted", new ConnectionGate(libvirt, counts), lostThreads);

  @AfterEach
  void end() {
    libvirt.thaw();
    lane.close();
    Patience.until("all threads are back", () -> lostThreads.lost() == 0);
  }

  @Test
  @DisplayName("by name and by what became of them")
  void outcomes() throws Exception {
    var guest = libvirt.guest("instance-a");
    guest.monitorFailure(
        new LibvirtFailure(LibvirtFailure.Kind.GONE, FailureReason.PROTOCOL, "gone"));
    lane.call(soon(), LibvirtConnection::versions);
    lane.call(soon(), LibvirtConnection::versions);
    assertThatThrownBy(() -> lane.call(soon(), connection -> connection.memoryStats(guest.id())))
        .hasMessage("gone");

    assertThat(counts.outcomes())
        .isEqualTo(
            Map.of(
                new Outcome("open", "ok"),
                1L,
                new Outcome("versions", "ok"),
                2L,
                new Outcome("memory_stats", "gone"),
                1L));
    assertThat(counts.givenUp()).isEqualTo(Map.of("open", 0L, "versions", 0L, "memory_stats", 0L));
  }

  @Test
  @DisplayName("when a connection is refused")
  void refused() {
    libvirt.refuse(
        new LibvirtFailure(LibvirtFailure.Kind.OTHER, FailureReason.UNREACHABLE, "refused"));
    assertThatThrownBy(() -> lane.call(soon(), LibvirtConnection::versions)).hasMessage("refused");

    assertThat(counts.outcomes()).isEqualTo(Map.of(new Outcome("open", "other"), 1L));
  }

  @Test
  @DisplayName("once when they are given up, and once more when they return after all")
  void givenUp() throws Exception {
    lane.call(soon(), LibvirtConnection::versions);
    libvirt.freeze();
    assertThatThrownBy(
            () ->
                lane.call(
                    Deadline.after(Duration.ofMillis(50), Ticker.system()),
                    LibvirtConnection::versions))
        .hasMessageContaining("no answer in time");

    assertThat(counts.givenUp()).containsEntry("versions", 1L);
    libvirt.thaw();
    Patience.until(
        "the call has returned",
        () -> counts.outcomes().getOrDefault(new Outcome("versions", "ok"), 0L) == 2);
    assertThat(counts.givenUp()).containsEntry("versions", 1L);
  }

  private static Deadline soon() {
    return Deadline.after(Patience.LIMIT, Ticker.system());
  }
}
