package io.tenken.benchmarks.flows;

import io.tenken.testkit.lab.ovs.OvsLab;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the flows of a real bridge in every way and prints a table in Markdown. All ways take turns
 * in one run; the figures to look at are the ratios.
 *
 * <p>Arguments: the number of flows (100000), and of those for the heap (500000; 0 to leave it
 * out). What is measured runs in processes of its own, with the options that the exporter has on a
 * node: with {@code read RUNDIR BRIDGE} it prints the table, with {@code heap RUNDIR BRIDGE} it
 * reads that bridge twice and says what it kept.
 */
public final class FlowBench {

  private static final String BRIDGE = "br-bench";
  private static final String OPTIONS = "lib/dirty-flow-exporter.jvm";

  private FlowBench() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (args.length == 3 && args[0].equals("read")) {
      new FlowBenchRun(Path.of(args[1]), args[2]).print(out);
    } else if (args.length == 3 && args[0].equals("heap")) {
      out.println(FlowBenchRun.heap(Path.of(args[1]), args[2]));
    } else {
      int flows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
      int heapFlows = args.length > 1 ? Integer.parseInt(args[1]) : 500_000;
      measure(flows, heapFlows);
    }
  }

  private static void measure(int flows, int heapFlows) throws Exception {
    try (OvsLab lab = OvsLab.start()) {
      lab.addBridge(BRIDGE);
      lab.addFlows(BRIDGE, NeutronLikeFlows.text(flows));
      asExporter("read", lab);
      if (heapFlows > 0) {
        lab.deleteFlows(BRIDGE);
        lab.addFlows(BRIDGE, NeutronLikeFlows.text(heapFlows));
        asExporter("heap", lab);
      }
    }
  }

  /** Runs this class in a process with the options of the exporter; its lines go to our output. */
  private static void asExporter(String what, OvsLab lab) throws IOException, InterruptedException {
    Path options = Path.of(System.getProperty("tenken.dist"), OPTIONS);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + options,
            "-cp",
            System.getProperty("java.class.path"),
            FlowBench.class.getName(),
            what,
            lab.runDirectory().toString(),
            BRIDGE);
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("\"" + what + "\" failed with status " + status);
    }
  }
}
