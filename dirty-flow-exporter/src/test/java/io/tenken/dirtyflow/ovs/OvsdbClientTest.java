package io.tenken.dirtyflow.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The database of Open vSwitch")
@Timeout(60)
class OvsdbClientTest {

  private static final String ANSWER =
      """
      {"id":1,"error":null,"result":[
        {"rows":[{"ovs_version":"3.1.0","db_version":"8.3.1","dpdk_initialized":false}]},
        {"rows":[{"_uuid":["uuid","b1"],"name":"br-int","ports":["set",[["uuid","p1"],["uuid","p2"]]],
                  "fail_mode":"secure","datapath_type":"","controller":["uuid","c1"]},
                 {"_uuid":["uuid","b2"],"name":"br-ex","ports":["set",[]],
                  "fail_mode":["set",[]],"datapath_type":"netdev","controller":["set",[]]}]},
        {"rows":[{"_uuid":["uuid","p1"],"name":"tap1","tag":4095,"interfaces":["uuid","i1"],
                  "other_config":["map",[["net_uuid","n1"]]],"external_ids":["map",[]]},
                 {"_uuid":["uuid","p2"],"name":"tap2","tag":["set",[]],"interfaces":["uuid","i2"],
                  "other_config":["map",[]],"external_ids":["map",[]]}]},
        {"rows":[{"_uuid":["uuid","i1"],"name":"tap1","type":"internal","ofport":3,"error":["set",[]],
                  "admin_state":"up","link_state":"up","options":["map",[]],
                  "external_ids":["map",[["attached-mac","fa:16:3e:00:00:01"]]]},
                 {"_uuid":["uuid","i2"],"name":"tap2","type":"","ofport":-1,
                  "error":"could not open network device tap2"}]},
        {"rows":[{"_uuid":["uuid","c1"],"target":"tcp:127.0.0.1:6633","is_connected":true}]}]}
      """;

  @TempDir Path directory;

  @Test
  @DisplayName("tells bridges by name with their ports, interfaces and controllers")
  void isRead() throws Exception {
    OvsdbSnapshot snapshot;
    try (FakePeer peer = answering(ANSWER)) {
      snapshot = new OvsdbClient(socket()).read(within(30_000));
    }

    assertThat(snapshot.ovsVersion()).contains("3.1.0");
    assertThat(snapshot.bridges())
        .extracting(OvsdbSnapshot.Bridge::name)
        .containsExactly("br-ex", "br-int");
    OvsdbSnapshot.Bridge bridge = snapshot.bridge("br-int").orElseThrow();
    assertThat(bridge.failMode()).isEqualTo("secure");
    assertThat(bridge.controllers()).containsExactly(true);
    OvsdbSnapshot.Port port = bridge.ports().get(0);
    assertThat(port.tag()).isEqualTo(OptionalInt.of(4095));
    assertThat(port.otherConfig()).containsEntry("net_uuid", "n1");
    assertThat(port.interfaces().get(0).openFlowPort()).hasValue(3);
    assertThat(port.interfaces().get(0).externalIds())
        .containsEntry("attached-mac", "fa:16:3e:00:00:01");
    OvsdbSnapshot.Interface broken = bridge.ports().get(1).interfaces().get(0);
    assertThat(broken.openFlowPort()).isEmpty();
    assertThat(broken.error()).isEqualTo("could not open network device tap2");
    assertThat(snapshot.bridge("br-x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "[1,2,3]",
        "{\"id\":1,\"error\":\"no such database\",\"result\":null}",
        "{\"id\":1,\"error\":null,\"result\":[]}",
        "{\"id\":1,\"result\":[{\"error\":\"permission\"},{},{},{},{}]}",
        "{\"id\":1,\"result\":[{\"rows\":[{\"ovs_version\":[\"what\",1]}]}",
        "{\"id\":1,\"result\":[{\"rows\":[{\"ovs_version\":{}}]}",
        "{\"id\":1,\"result\":[{\"rows\":[{\"a\":99999999999999999999999}]}",
        "{\"id\":1,\"result\":[{\"rows\":[{\"ovs_ver",
        ""
      })
  @DisplayName("that answers something else, or breaks off, is a failure that names its socket")
  void otherAnswers(String answer) throws Exception {
    CollectorException failure = failureOf(answer);

    assertThat(failure.reason()).isEqualTo(FailureReason.PROTOCOL);
    assertThat(failure).hasMessageContaining(socket().toString());
  }

  @Test
  @DisplayName("can't exhaust the stack by nesting")
  void nesting() throws Exception {
    String deep = "[\"set\",[".repeat(2000);

    assertThat(failureOf("{\"result\":[{\"rows\":[{\"a\":" + deep).reason())
        .isEqualTo(FailureReason.PROTOCOL);
  }

  @Test
  @DisplayName("is given up beyond its limit")
  void huge() throws Exception {
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    CollectorException failure;
    try (FakePeer peer =
        FakePeer.at(
            socket(),
            client -> {
              while (true) {
                FakePeer.write(client, blanks);
              }
            })) {
      failure = failure(30_000);
    }

    assertThat(failure.reason()).isEqualTo(FailureReason.LIMIT);
  }

  @Test
  @DisplayName("that hangs is given up at the deadline")
  void hangs() throws Exception {
    try (FakePeer peer = FakePeer.at(socket(), FakePeer::waitForHangUp)) {
      assertThat(failure(300).reason()).isEqualTo(FailureReason.TIMEOUT);
    }
  }

  @Test
  @DisplayName("that is not there is unreachable")
  void missing() {
    assertThat(failure(5_000).reason()).isEqualTo(FailureReason.UNREACHABLE);
  }

  private CollectorException failureOf(String answer) throws Exception {
    Files.deleteIfExists(socket());
    try (FakePeer peer = answering(answer)) {
      return failure(30_000);
    }
  }

  private FakePeer answering(String answer) throws Exception {
    return FakePeer.at(
        socket(),
        client -> {
          FakePeer.read(client, 100);
          FakePeer.write(client, answer.getBytes(StandardCharsets.UTF_8));
        });
  }

  private CollectorException failure(long millis) {
    return catchThrowableOfType(
        CollectorException.class, () -> new OvsdbClient(socket()).read(within(millis)));
  }

  private Path socket() {
    return directory.resolve("db.sock");
  }

  private static Deadline within(long millis) {
    return Deadline.after(Duration.ofMillis(millis), Ticker.system());
  }
}
