package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.core.spi.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class StrictYamlFuzzTest {

  /** As configurations of exporters are. */
  record Watched(String name, Duration timeout, boolean needed, int port, List<Peer> peers) {}

  /** One of several. */
  record Peer(String address, Map<String, String> labels) {}

  /** Every text is read, or refused with a message that names the file. */
  @FuzzTest
  void reads_or_refuses(byte[] text) {
    try {
      StrictYaml.parse(new String(text, StandardCharsets.UTF_8), "watch.yml", Watched.class);
    } catch (ConfigurationException refused) {
      assertThat(refused).hasMessageStartingWith("watch.yml");
    }
  }
}
