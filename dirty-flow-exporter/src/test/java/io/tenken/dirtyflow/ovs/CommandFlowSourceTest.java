package io.tenken.dirtyflow.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.table.FlowChanges;
import io.tenken.dirtyflow.table.StableHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Flows from ovs-ofctl")
@Timeout(60)
class CommandFlowSourceTest {

  private static final String HEADER = "OFPST_FLOW reply (OF1.4) (xid=0x2):";
  private static final String FLOW = " cookie=0x1, duration=1s, table=0, n_packets=1, actions=drop";

  @TempDir Path directory;

  @Test
  @DisplayName("are asked for with fixed arguments, in a version that can carry every flow")
  void arguments() throws Exception {
    Path arguments = directory.resolve("arguments");
    source("printf '%s\\n' \"$@\" >" + arguments + "; " + print(HEADER))
        .dump("br-int", NONE, soon());

    assertThat(Files.readAllLines(arguments))
        .containsExactly(
            "-O",
            "OpenFlow14,OpenFlow13",
            "--no-names",
            "--",
            "dump-flows",
            "unix:" + directory.resolve("br-int.mgmt"));
  }

  @Test
  @DisplayName("are read with their version; the next dump takes over what did not change")
  void areRead() throws Exception {
    FlowSource source = source(print(HEADER, FLOW, FLOW.replace("table=0", "table=1")));

    FlowDump first = source.dump("br-int", NONE, soon());
    FlowDump second = source.dump("br-int", Optional.of(first), soon());

    assertThat(first.version()).contains("OF1.4");
    assertThat(first.table().size()).isEqualTo(2);
    assertThat(second.changes()).isEqualTo(new FlowChanges(0, 0, 0));
  }

  @Test
  @DisplayName("of an old ovs-ofctl are asked for again without the option that it does not know")
  void withoutTheOption() throws Exception {
    FlowSource source =
        source(
            "case \"$*\" in *--no-names*)"
                + " echo \"ovs-ofctl: unrecognized option '--no-names'\" >&2; exit 1;; esac; "
                + print(HEADER, FLOW));

    assertThat(source.dump("br-int", NONE, soon()).table().size()).isEqualTo(1);
  }

  @ParameterizedTest(name = "\"{0}\": {1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      version negotiation failed (we support version 0x04, peer supports version 0x01) | PROTOCOL    | ovs-vsctl add bridge br-int protocols OpenFlow13
      ovs-ofctl: /x/br-int.mgmt: failed to open socket (Permission denied)             | PERMISSION  | open the management socket of br-int
      ovs-ofctl: unix:/x/br-int.mgmt: connection failed (No such file or directory)    | UNREACHABLE | there is no bridge br-int
      ovs-ofctl: br-int is not a bridge or a socket                                    | UNREACHABLE | there is no bridge br-int
      ovs-ofctl: unix:/x/br-int.mgmt: connection failed (Connection refused)           | UNREACHABLE | ovs-vswitchd of br-int does not run
      something new                                                                    | PROTOCOL    | run the command by hand for bridge br-int
      """)
  @DisplayName("that ovs-ofctl can't get are a failure with bridge and remedy")
  void nonZeroStatus(String said, FailureReason reason, String remedy) throws Exception {
    CollectorException failure =
        failureOf(print(HEADER, FLOW) + "; echo '" + said + "' >&2; exit 1");

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure)
        .hasMessageStartingWith("dump flows of bridge br-int")
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      ***decode error: OFPBAC_BAD_VENDOR_TYPE***                     | could not decode the reply
      00000000  01 11 01 c8 00 00 00 04-ff ff 00 00 00 00 23 20      | part of a hex dump
      what is this                                                   | neither a flow nor anything
      """)
  @DisplayName("are a failed dump, never fewer flows, with status 0 and a line like this")
  void brokenOutput(String line, String problem) throws Exception {
    CollectorException failure = failureOf(print(HEADER, FLOW, line));

    assertThat(failure.reason()).isEqualTo(FailureReason.PARSE);
    assertThat(failure).hasMessageContaining("bridge br-int: line 3").hasMessageContaining(problem);
  }

  @Test
  @DisplayName("are a failed dump if the last line is cut off")
  void truncated() throws Exception {
    CollectorException failure = failureOf(print(HEADER) + "; printf ' cookie=0x1, table=0, act'");

    assertThat(failure).hasMessageContaining("line 2 has no line end");
  }

  @Test
  @DisplayName("are a failed dump if nothing at all is printed")
  void silence() throws Exception {
    assertThat(failureOf("exit 0")).hasMessageContaining("printed no reply at all");
  }

  @Test
  @DisplayName("stay, if a single one of them can't be read")
  void oneUnreadable() throws Exception {
    FlowDump dump =
        source(print(HEADER, FLOW, " table=1, nw_src=1.2.3 actions=drop"))
            .dump("br-int", NONE, soon());

    assertThat(dump.table().size()).isEqualTo(1);
    assertThat(dump.isComplete()).isFalse();
  }

  @Test
  @DisplayName("are given up at the deadline if the program hangs")
  void hangs() throws Exception {
    FlowSource source = source(print(HEADER, FLOW) + "; exec sleep 1000");
    Deadline brief = Deadline.after(Duration.ofMillis(300), Ticker.system());

    assertThat(failureOf(source, brief).reason()).isEqualTo(FailureReason.TIMEOUT);
  }

  @Test
  @DisplayName("are given up if the program prints without end")
  void endless() throws Exception {
    FlowSource source = source("echo '" + HEADER + "'; exec yes '" + FLOW + "'");

    assertThat(failureOf(source, soon()).reason()).isEqualTo(FailureReason.LIMIT);
  }

  private static final Optional<FlowDump> NONE = Optional.empty();

  private CollectorException failureOf(String script) throws IOException {
    return failureOf(source(script), soon());
  }

  private static CollectorException failureOf(FlowSource source, Deadline deadline) {
    return catchThrowableOfType(
        CollectorException.class, () -> source.dump("br-int", NONE, deadline));
  }

  /** A program in place of ovs-ofctl. */
  private FlowSource source(String script) throws IOException {
    Path program = directory.resolve("ovs-ofctl");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new CommandFlowSource(
        program, new OvsRunDirectory(directory), 1 << 20, new StableHash(1, 2));
  }

  private static String print(String... lines) {
    return "printf '%s\\n' '" + String.join("' '", lines) + "'";
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(30), Ticker.system());
  }
}
