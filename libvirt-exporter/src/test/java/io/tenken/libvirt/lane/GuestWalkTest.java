package io.tenken.libvirt.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.FakeTicker;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.testing.FakeLibvirt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A walk from guest to guest")
class GuestWalkTest {

  private static final Duration STALL = Duration.ofMillis(500);

  private final FakeLibvirt libvirt = new FakeLibvirt();
  private final FakeTicker time = new FakeTicker();
  private final DomainId slow = libvirt.guest("slow").id();
  private final DomainId stuck = libvirt.guest("stuck").id();
  private final DomainId next = libvirt.guest("next").id();
  private final AtomicReference<GuestWalk<Boolean>.Walker> walker = new AtomicReference<>();
  private final AtomicReference<GuestWalk<Boolean>.Walker> other = new AtomicReference<>();

  @ParameterizedTest(name = "others take {0} ms: stuck after {1} ms")
  @CsvSource({"0, 500", "3, 500", "62, 500", "100, 800", "200, 1600", "250, 2000", "400, 2000"})
  @DisplayName("has more patience where the other guests are slow, too, and never very much")
  void patience(int others, int stuckAfter) throws LibvirtFailure {
    GuestWalk<Boolean> walk =
        new GuestWalk<>(
            List.of(slow, stuck, next),
            (connection, guest) -> answer(connection, guest, others, stuckAfter),
            new Quarantine(time),
            STALL);
    walker.set(walk.new Walker(time));
    other.set(walk.new Walker(time));
    try (LibvirtConnection connection = libvirt.open()) {
      walker.get().run(connection);
    }

    assertThat(walk.result().answers()).containsOnlyKeys(slow, next);
  }

  private boolean answer(LibvirtConnection connection, DomainId guest, int others, int stuckAfter)
      throws LibvirtFailure {
    if (guest.equals(slow)) {
      time.advance(Duration.ofMillis(others));
    }
    if (guest.equals(stuck)) {
      other.get().run(connection);
      time.advance(Duration.ofMillis(stuckAfter - 1));
      assertThat(walker.get().takeStalled()).isNull();
      time.advance(Duration.ofMillis(1));
      assertThat(walker.get().takeStalled()).isEqualTo(stuck);
    }
    return true;
  }
}
