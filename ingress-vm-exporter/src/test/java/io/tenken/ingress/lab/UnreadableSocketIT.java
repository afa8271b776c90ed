package io.tenken.ingress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.command.JavaRuntime;
import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.bgp.BgpLab;
import io.tenken.testkit.lab.bgp.BirdNode;
import io.tenken.testkit.lab.bgp.BirdRelease;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RequiresLab(LabPart.BGP)
@DisplayName("The installed command")
class UnreadableSocketIT {

  private static final String CONFIGURATION =
      """
      log stderr all;
      router id 10.1.0.1;
      protocol device { }
      """;

  @Test
  @DisplayName("says that it may not open a socket, and counts no peer as well")
  void maySocketNot() {
    try (BgpLab lab = BgpLab.start()) {
      BirdNode bird = lab.bird(BirdRelease.V2, "vmd", lab.namespace("vm"), CONFIGURATION);
      Command.of("chown", "nobody", bird.socket().toString()).run().orThrow();
      Command.of("chmod", "0600", bird.socket().toString()).run().orThrow();

      CommandResult dump = dump("--bird.socket=" + bird.socket(), "--frr.socket-dir=none");

      assertThat(dump.stdout())
          .contains("ingress_bgp_daemon_up{daemon=\"bird\"} 0")
          .contains("ingress_bgp_peers{kind=\"established\"} 0")
          .contains("reason=\"permission\"} 1");
      assertThat(dump.stderr())
          .contains("may not connect to " + bird.socket())
          .contains("write permission on the socket");
      assertThat(dump.status()).isEqualTo(1);
    }
  }

  /** As root without the right to pass over permissions. */
  private static CommandResult dump(String... options) {
    JavaRuntime java = JavaRuntime.current();
    List<String> line = new ArrayList<>();
    line.add("setpriv");
    line.add("--bounding-set=-dac_override,-dac_read_search");
    line.addAll(InstalledCommand.ofThisModule("ingress-vm-exporter").on(java, "dump").arguments());
    line.addAll(List.of(options));
    return Command.of(line).withEnvironment("JAVA_HOME", java.home().toString()).run();
  }
}
