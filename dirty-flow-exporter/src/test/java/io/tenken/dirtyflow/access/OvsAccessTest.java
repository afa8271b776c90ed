package io.tenken.dirtyflow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Schedule;
import io.tenken.core.testing.TextSettings;
import io.tenken.dirtyflow.ovs.AutoFlowSource;
import io.tenken.dirtyflow.ovs.CommandFlowSource;
import io.tenken.dirtyflow.ovs.FlowSource;
import io.tenken.dirtyflow.ovs.NativeFlowSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The ways to the switch")
class OvsAccessTest {

  @Test
  @DisplayName("start in the directory of the setting, of the environment, or the usual one")
  void runDirectory() throws Exception {
    Map<String, String> environment = Map.of("OVS_RUNDIR", "/run/elsewhere");

    assertThat(access(Map.of()).runDirectory().path()).isEqualTo(Path.of("/var/run/openvswitch"));
    assertThat(OvsAccess.of(settings(Map.of()), environment).runDirectory().path())
        .isEqualTo(Path.of("/run/elsewhere"));
    assertThat(
            OvsAccess.of(settings(Map.of("ovs.rundir", "/x")), environment).runDirectory().path())
        .isEqualTo(Path.of("/x"));
  }

  @Test
  @DisplayName("are the socket, the command, or the one that works")
  void sources() throws Exception {
    assertThat(source("auto")).isInstanceOf(AutoFlowSource.class);
    assertThat(source("native")).isInstanceOf(NativeFlowSource.class);
    assertThat(source("command")).isInstanceOf(CommandFlowSource.class);
  }

  @Test
  @DisplayName("rest for twenty times as long as a dump has taken, and at least for the interval")
  void schedule() throws Exception {
    assertThat(access(Map.of()).flowSchedule())
        .isEqualTo(new Schedule.InBackground(Duration.ofSeconds(15), Duration.ofMinutes(15), 20));
    assertThat(access(Map.of("flows.interval", "1m", "flows.max-age", "1m")).flowSchedule())
        .isEqualTo(new Schedule.InBackground(Duration.ofMinutes(1), Duration.ofMinutes(1), 20));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "flows.max-age, 5s, --flows.max-age must not be below --flows.interval",
    "ovs.ofctl, ovs-ofctl, --ovs.ofctl must be an absolute path"
  })
  @DisplayName("refuse settings that can't be meant")
  void refused(String setting, String value, String message) {
    assertThatThrownBy(() -> access(Map.of(setting, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  @DisplayName(
      "lead to named bridges only if there are any, sorted, and never to a name that is a path")
  void bridges() throws Exception {
    TextSettings named =
        new TextSettings(Map.of("ovs.bridge", List.of("br-tun", "br-int", "br-tun")));

    assertThat(OvsAccess.of(named, Map.of()).bridges().names()).containsExactly("br-int", "br-tun");
    TextSettings path = new TextSettings(Map.of("ovs.bridge", List.of("../x")));
    assertThatThrownBy(() -> OvsAccess.of(path, Map.of()).bridges())
        .hasMessageContaining("expected the name of a bridge");
  }

  private static FlowSource source(String kind) throws ConfigurationException {
    return access(Map.of("ovs.source", kind)).flows();
  }

  private static OvsAccess access(Map<String, String> settings) throws ConfigurationException {
    return OvsAccess.of(settings(settings), Map.of());
  }

  private static TextSettings settings(Map<String, String> settings) {
    Map<String, List<String>> texts = new HashMap<>();
    settings.forEach((name, value) -> texts.put(name, List.of(value)));
    return new TextSettings(texts);
  }
}
