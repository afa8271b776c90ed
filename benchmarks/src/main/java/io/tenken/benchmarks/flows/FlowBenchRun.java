package io.tenken.benchmarks.flows;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import io.tenken.dirtyflow.dump.DumpReader;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.ovs.CommandFlowSource;
import io.tenken.dirtyflow.ovs.FlowSource;
import io.tenken.dirtyflow.ovs.NativeFlowSource;
import io.tenken.dirtyflow.ovs.OvsRunDirectory;
import io.tenken.dirtyflow.table.FlowChanges;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.dirtyflow.table.StableHash;
import io.tenken.testkit.lab.LabPart;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One run of the benchmark on a bridge that holds its flows. */
final class FlowBenchRun {

  private static final int WARM_UP = 8;
  private static final int ROUNDS = 25;
  private static final int PARSE_ROUNDS = 25;
  private static final long MAX_BYTES = 1L << 30;
  private static final Path OFCTL = Path.of("/usr/bin/ovs-ofctl");

  private final String bridge;
  private final String target;
  private final StableHash hash = new StableHash(1, 2);
  private final FlowSource command;
  private final FlowSource socket;

  FlowBenchRun(Path runDirectory, String bridge) {
    this.bridge = bridge;
    OvsRunDirectory directory = new OvsRunDirectory(runDirectory);
    this.target = "unix:" + directory.managementSocket(bridge);
    this.command = new CommandFlowSource(OFCTL, directory, MAX_BYTES, hash);
    this.socket = new NativeFlowSource(directory, MAX_BYTES, hash);
  }

  void print(PrintStream out) throws Exception {
    byte[] text = bareText();
    FlowTable table = warmUp(text);
    Timings bare = new Timings();
    Timings byCommand = new Timings();
    Timings bySocket = new Timings();
    for (int round = 0; round < ROUNDS; round++) {
      bare.add(time(this::bareCommand));
      byCommand.add(time(() -> dump(command)));
      bySocket.add(time(() -> dump(socket)));
    }
    out.printf("| %,d flows, %.1f MB of text | best | median | target |%n", table.size(), mb(text));
    out.println("|---|---|---|---|");
    out.printf(
        "| bare `ovs-ofctl -O OpenFlow13 dump-flows >/dev/null` | %.0f ms | %.0f ms | |%n",
        bare.bestMillis(), bare.medianMillis());
    ratio(out, "command source: dump, parse, model", byCommand, bare, 1.25);
    ratio(out, "native source: dump, parse, model", bySocket, bare, 0.6);
    parse(out, text);
    again(out, text);
    out.printf(
        "| retained, one table | %.1f bytes a flow | | <= 250 |%n",
        table.retainedBytes() / (double) table.size());
  }

  /** What a process says of reading the bridge twice in both ways: a row of the table. */
  static String heap(Path runDirectory, String bridge) throws Exception {
    long before = usedHeap();
    FlowDump last = readTwiceByBoth(new OvsRunDirectory(runDirectory), bridge);
    double retained = usedHeap() - before;
    int flows = last.table().size();
    return "| %,d flows, heap of %d MiB, by both sources twice | %.1f bytes a flow in use | | <= 250 |"
        .formatted(flows, Runtime.getRuntime().maxMemory() >> 20, retained / flows);
  }

  private static FlowDump readTwiceByBoth(OvsRunDirectory directory, String bridge)
      throws Exception {
    StableHash hash = new StableHash(1, 2);
    FlowSource byCommand = new CommandFlowSource(OFCTL, directory, MAX_BYTES, hash);
    FlowSource bySocket = new NativeFlowSource(directory, MAX_BYTES, hash);
    FlowDump last = FlowDump.ofWire(FlowTable.EMPTY, FlowChanges.NONE, "", 0);
    for (FlowSource source : new FlowSource[] {byCommand, byCommand, bySocket, bySocket}) {
      last = source.dump(bridge, Optional.of(last), soon());
    }
    return last;
  }

  /** Bytes in use after a collection of garbage. */
  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private FlowTable warmUp(byte[] text) throws Exception {
    FlowTable table = FlowTable.EMPTY;
    for (int round = 0; round < WARM_UP; round++) {
      table = read(text, Optional.of(table));
      table = read(text, Optional.empty());
      dump(socket);
    }
    return table;
  }

  /** CPU time of one thread, so that neighbours on the machine do not count. */
  private void parse(PrintStream out, byte[] text) throws Exception {
    Timings parse = new Timings();
    for (int round = 0; round < PARSE_ROUNDS; round++) {
      parse.add(cpu(() -> read(text, Optional.empty())));
    }
    out.printf(
        "| parse alone, one core | %.0f MB/s | %.0f MB/s | >= 110 MB/s |%n",
        mb(text) / parse.bestMillis() * 1e3, mb(text) / parse.medianMillis() * 1e3);
  }

  private void again(PrintStream out, byte[] text) throws Exception {
    FlowTable before = read(text, Optional.empty());
    byte[] changed = changed(text);
    Timings reading = new Timings();
    Timings parsing = new Timings();
    for (int round = 0; round < PARSE_ROUNDS; round++) {
      reading.add(cpu(() -> drain(new ByteArrayInputStream(changed))));
      parsing.add(cpu(() -> read(changed, Optional.of(before))));
    }
    out.printf(
        "| second dump, 1 %% changed: CPU above the read | %.0f ms | %.0f ms | <= 60 ms |%n",
        parsing.bestMillis() - reading.bestMillis(),
        parsing.medianMillis() - reading.medianMillis());
  }

  /** The dump with another priority in every hundredth flow, and other counters in all. */
  private static byte[] changed(byte[] text) {
    StringBuilder changed = new StringBuilder(text.length);
    int line = 0;
    for (String flow : new String(text, StandardCharsets.UTF_8).split("\n", -1)) {
      String counted = flow.replace("n_packets=0", "n_packets=7");
      changed.append(line++ % 100 == 50 ? counted.replace("priority=", "priority=1") : counted);
      changed.append('\n');
    }
    return changed.substring(0, changed.length() - 1).getBytes(StandardCharsets.UTF_8);
  }

  private FlowTable read(byte[] text, Optional<FlowTable> previous) throws IOException {
    return new DumpReader(hash, previous).read(new ByteArrayInputStream(text)).table();
  }

  private static int drain(InputStream source) throws IOException {
    byte[] piece = new byte[1 << 18];
    int sum = 0;
    for (int read = source.read(piece); read >= 0; read = source.read(piece)) {
      sum += piece[0] + read;
    }
    return sum;
  }

  private Object dump(FlowSource source) throws CollectorException, InterruptedException {
    return source.dump(bridge, Optional.empty(), soon());
  }

  private byte[] bareText() throws IOException, InterruptedException {
    Process command = bare().start();
    byte[] text = command.getInputStream().readAllBytes();
    if (command.waitFor() != 0) {
      throw new IllegalStateException("ovs-ofctl failed with status " + command.exitValue());
    }
    return text;
  }

  private Object bareCommand() throws IOException, InterruptedException {
    return bare().redirectOutput(new File("/dev/null")).start().waitFor();
  }

  private ProcessBuilder bare() {
    return new ProcessBuilder(
        LabPart.program("ovs-ofctl"), "-O", "OpenFlow13", "dump-flows", target);
  }

  private static void ratio(
      PrintStream out, String name, Timings timings, Timings bare, double target) {
    out.printf(
        "| %s | %.2f x | %.2f x | <= %.2f x |%n",
        name, timings.bestMillis() / bare.bestMillis(), timings.medianRatioTo(bare), target);
  }

  /** Something that takes time. */
  private interface Work {
    Object run() throws Exception;
  }

  private static long time(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static long cpu(Work work) throws Exception {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
  }

  private static double mb(byte[] text) {
    return text.length / 1e6;
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofMinutes(5), Ticker.system());
  }
}
