package io.tenken.libvirt.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.testkit.command.HardenedNode;
import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.command.JavaRuntime;
import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The installed command, with its native code,")
class HardenedNodeIT {

  private static final String[] DUMP = {"--libvirt.uri=test:///default", "dump"};

  private final InstalledCommand libvirtExporter =
      InstalledCommand.ofThisModule("libvirt-exporter");

  static Collection<JavaRuntime> runtimes() {
    return JavaRuntime.installed();
  }

  /** Java 24 and newer can refuse native code to who has no permission for it. */
  static Stream<JavaRuntime> runtimesThatRefuse() {
    return runtimes().stream().filter(java -> java.feature() >= 24);
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  @RequiresLab(LabPart.NAMESPACES)
  @DisplayName("needs no place that can be written and executed")
  void hardenedNode(JavaRuntime java) {
    assertDumps(HardenedNode.command(libvirtExporter, java, DUMP));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("runtimesThatRefuse")
  @DisplayName("has the permission that it needs")
  void nativeAccessIsPermitted(JavaRuntime java) {
    String refuse = "--illegal-native-access=deny";
    assertDumps(libvirtExporter.on(java, DUMP).withEnvironment("TENKEN_JAVA_OPTS", refuse));
  }

  private static void assertDumps(Command command) {
    CommandResult result = command.run();
    assertThat(result.stderr()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(result.stdout())
        .contains("libvirt_up 1\n", "libvirt_domain_vcpu_time_seconds_total");
  }
}
