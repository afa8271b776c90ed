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
 * out). As a child with {@code heap RUNDIR BRIDGE} it reads that bridge twice and says what it
 * kept.
 */
public final class FlowBench {

  private static final String BRIDGE = "br-bench";
  private static final String HEAP = "-Xmx512m";

  private FlowBench() {}

  public static void main(String[] args) throws Exception {
    if (args.length == 3 && args[0].equals("heap")) {
      System.out.println(FlowBenchRun.heap(Path.of(args[1]), args[2]));
      return;
    }
    int flows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int heapFlows = args.length > 1 ? Integer.parseInt(args[1]) : 500_000;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (OvsLab lab = OvsLab.start()) {
      lab.addBridge(BRIDGE);
      lab.addFlows(BRIDGE, NeutronLikeFlows.text(flows));
      new FlowBenchRun(lab, BRIDGE).print(out);
      if (heapFlows > 0) {
        lab.deleteFlows(BRIDGE);
        lab.addFlows(BRIDGE, NeutronLikeFlows.text(heapFlows));
        out.printf("| %,d flows with %s | %s%n", heapFlows, HEAP, child(lab));
      }
    }
  }

  private static String child(OvsLab lab) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-cp",
            System.getProperty("java.class.path"),
            FlowBench.class.getName(),
            "heap",
            lab.runDirectory().toString(),
            BRIDGE);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    return status == 0
        ? said.strip()
        : "FAILED, status " + status + ": " + said.strip() + " | | works |";
  }
}
