package io.tenken.dirtyflow.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.table.StableHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Flows over the management socket")
@Timeout(60)
class NativeFlowSourceTest {

  private static final byte[] HELLO = bytes("05 00 00 10 00 00 00 01  00 01 00 08 00 00 00 30");

  /** Table 7, priority 5, cookie 0x2a, everything, dropped. */
  private static final byte[] DROP =
      bytes(
          "00 38 07 00  00 00 00 01  00 00 00 00  00 05 00 00  00 00 00 00  00 00 00 00"
              + "00 00 00 00 00 00 00 2a  00 00 00 00 00 00 00 03  00 00 00 00 00 00 00 7e"
              + "00 01 00 04 00 00 00 00");

  @TempDir Path directory;

  @Test
  @DisplayName("are read from all parts of the reply, and echo requests in between are answered")
  void areRead() throws Exception {
    FlowDump dump =
        dump(
            client -> {
              int xid = greet(client);
              FakePeer.write(client, bytes("05 02 00 0c 00 00 00 09  de ad be ef"));
              assertThat(FakePeer.read(client, 12))
                  .isEqualTo(bytes("05 03 00 0c 00 00 00 09  de ad be ef"));
              FakePeer.write(client, reply(xid, 1, DROP));
              FakePeer.write(client, reply(xid, 0, DROP));
              FakePeer.waitForHangUp(client);
            });

    assertThat(dump.version()).contains("OF1.4");
    assertThat(dump.headers()).isEqualTo(2);
    assertThat(dump.table().size()).isEqualTo(2);
    assertThat(dump.table().table(0)).isEqualTo(7);
    assertThat(dump.table().cookie(1)).isEqualTo(0x2a);
    assertThat(dump.table().packets(0)).hasValue(3);
    assertThat(dump.table().actions(0)).isEmpty();
  }

  @Test
  @DisplayName("arrive byte by byte, too")
  void arriveSlowly() throws Exception {
    FlowDump dump =
        dump(
            client -> {
              byte[] answer = reply(greet(client), 0, DROP);
              for (byte one : answer) {
                FakePeer.write(client, new byte[] {one});
              }
              FakePeer.waitForHangUp(client);
            });

    assertThat(dump.table().size()).isEqualTo(1);
  }

  @Test
  @DisplayName("are refused by a bridge that speaks OpenFlow 1.0 only, with the remedy")
  void otherVersion() throws Exception {
    CollectorException failure =
        failureOf(
            client -> {
              FakePeer.write(client, bytes("01 00 00 08 00 00 00 01"));
              FakePeer.waitForHangUp(client);
            });

    assertThat(failure.reason()).isEqualTo(FailureReason.PROTOCOL);
    assertThat(failure).hasMessageContaining("ovs-vsctl add bridge br-int protocols OpenFlow13");
  }

  @Test
  @DisplayName("are a failure if the switch answers with an error")
  void error() throws Exception {
    CollectorException failure =
        failureOf(
            client -> {
              int xid = greet(client);
              ByteBuffer error = ByteBuffer.allocate(12).put(bytes("05 01 00 0c"));
              FakePeer.write(client, error.putInt(xid).putInt(0x0001_0005).array());
              FakePeer.waitForHangUp(client);
            });

    assertThat(failure).hasMessageContaining("br-int").hasMessageContaining("type 1, code 5");
  }

  @Test
  @DisplayName("are a failure if the connection ends before the last part")
  void hangUp() throws Exception {
    CollectorException failure =
        failureOf(client -> FakePeer.write(client, reply(greet(client), 1, DROP)));

    assertThat(failure.reason()).isEqualTo(FailureReason.PROTOCOL);
    assertThat(failure).hasMessageContaining("closed the connection");
  }

  @Test
  @DisplayName("are a failure if a message breaks the rules")
  void garbage() throws Exception {
    byte[] cut = DROP.clone();
    cut[1] = 0x7f;

    assertThat(failureOf(client -> say(client, bytes("05 00 00 03 00 00 00 01"))))
        .hasMessageContaining("a message of 3 bytes");
    assertThat(failureOf(client -> say(client, bytes("05 06 00 08 00 00 00 01"))))
        .hasMessageContaining("did not begin with HELLO");
    assertThat(failureOf(client -> say(client, reply(greet(client), 0, cut))))
        .hasMessageContaining("breaks the rules of OpenFlow: a flow of 127 bytes");
  }

  /** Stays connected after it, so that the client gets to read it. */
  private static void say(SocketChannel client, byte[] message) throws IOException {
    FakePeer.write(client, message);
    FakePeer.waitForHangUp(client);
  }

  @Test
  @DisplayName("are given up at the deadline if the switch hangs")
  void hangs() throws Exception {
    try (FakePeer peer = FakePeer.at(socket(), FakePeer::waitForHangUp)) {
      CollectorException failure = failure(Duration.ofMillis(300));

      assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
    }
  }

  @Test
  @DisplayName("are given up beyond the limit, and the option for it is named")
  void endless() throws Exception {
    CollectorException failure =
        failureOf(
            client -> {
              int xid = greet(client);
              while (true) {
                FakePeer.write(client, reply(xid, 1, DROP));
              }
            });

    assertThat(failure.reason()).isEqualTo(FailureReason.LIMIT);
    assertThat(failure).hasMessageContaining("--flows.max-dump-megabytes");
  }

  @Test
  @DisplayName("of a bridge that is not there are unreachable")
  void noSocket() {
    assertThat(failure(Duration.ofSeconds(5)).reason()).isEqualTo(FailureReason.UNREACHABLE);
  }

  private Path socket() {
    return directory.resolve("br-int.mgmt");
  }

  private FlowDump dump(FakePeer.Behaviour behaviour) throws Exception {
    try (FakePeer peer = FakePeer.at(socket(), behaviour)) {
      return source().dump("br-int", Optional.empty(), within(Duration.ofSeconds(30)));
    }
  }

  private CollectorException failureOf(FakePeer.Behaviour behaviour) throws Exception {
    Files.deleteIfExists(socket());
    try (FakePeer peer = FakePeer.at(socket(), behaviour)) {
      return failure(Duration.ofSeconds(30));
    }
  }

  private CollectorException failure(Duration time) {
    return catchThrowableOfType(
        CollectorException.class, () -> source().dump("br-int", Optional.empty(), within(time)));
  }

  private FlowSource source() {
    return new NativeFlowSource(new OvsRunDirectory(directory), 1 << 16, new StableHash(1, 2));
  }

  private static Deadline within(Duration time) {
    return Deadline.after(time, Ticker.system());
  }

  /** HELLO both ways, then the request for flows, whose number is returned. */
  private static int greet(SocketChannel client) throws IOException {
    FakePeer.read(client, 16);
    FakePeer.write(client, HELLO);
    return ByteBuffer.wrap(FakePeer.read(client, 56)).getInt(4);
  }

  private static byte[] reply(int xid, int flags, byte[] body) {
    ByteBuffer message = ByteBuffer.allocate(16 + body.length);
    message.put((byte) 5).put((byte) 19).putShort((short) message.capacity()).putInt(xid);
    return message.putShort((short) 1).putShort((short) flags).putInt(0).put(body).array();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
