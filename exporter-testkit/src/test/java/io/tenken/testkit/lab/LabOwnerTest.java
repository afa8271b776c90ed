package io.tenken.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The owner of a lab directory")
class LabOwnerTest {

  private final LabOwner self = LabOwner.self();

  @Test
  @DisplayName("is read back from the directory's name, and lives")
  void round_trip() {
    assertThat(LabOwner.in("tenken-libvirt-" + self + "-123")).contains(self);
    assertThat(self.isAlive()).isTrue();
  }

  @Test
  @DisplayName("is dead when its pid belongs to a process that started at another time")
  void pid_in_use_again() {
    assertThat(new LabOwner(self.pid(), self.startTicks() - 1).isAlive()).isFalse();
  }

  @Test
  @DisplayName("is dead when no process has its pid")
  void pid_unused() {
    assertThat(new LabOwner(Integer.MAX_VALUE, 1).isAlive()).isFalse();
  }

  @ParameterizedTest(name = "is not in \"{0}\"")
  @ValueSource(strings = {"tenken-command-8312", "tenken-x-p1-2", "tenken-x-pXs1-2", ""})
  void other_names(String name) {
    assertThat(LabOwner.in(name)).isEmpty();
  }
}
