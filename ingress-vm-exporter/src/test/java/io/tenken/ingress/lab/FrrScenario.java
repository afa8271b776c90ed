package io.tenken.ingress.lab;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.testing.RunningExporter;
import io.tenken.ingress.IngressVmExporter;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.bgp.BgpLab;
import io.tenken.testkit.lab.bgp.BirdNode;
import io.tenken.testkit.lab.bgp.BirdRelease;
import io.tenken.testkit.lab.bgp.FrrNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An FRR (the VM's) with one peer in each state that there is, and the peers' BIRD. */
final class FrrScenario implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final BgpLab lab;
  private final Cabling cabling;
  private final BirdNode leaf;
  private final FrrNode vm;

  private FrrScenario(BgpLab lab) {
    this.lab = lab;
    this.cabling = Cabling.of(lab);
    this.leaf =
        lab.bird(BirdRelease.V2, "leafd", cabling.leaf(), Configurations.text("leaf-bird2.conf"));
    this.vm = lab.frr("vmd", cabling.vm(), Configurations.text("vm-frr.conf"));
  }

  /** Starts all and waits until every peer is in its state. */
  static FrrScenario start() {
    BgpLab lab = BgpLab.start();
    try {
      FrrScenario scenario = new FrrScenario(lab);
      scenario.awaitStates();
      return scenario;
    } catch (RuntimeException failed) {
      lab.close();
      throw failed;
    }
  }

  /** Starts a bgpd after one that is gone, and waits until every peer is in its state again. */
  void restartBgpd() {
    leaf.birdc("enable to_18");
    vm.start("bgpd");
    awaitStates();
  }

  private void awaitStates() {
    awaitState("10.1.0.11", "Established");
    awaitState("10.1.0.12", "Established");
    awaitState("10.1.0.18", "Established");
    awaitState("10.1.0.19", "Idle (PfxCt)");
    leaf.birdc("disable to_18");
    awaitState("10.1.0.18", "Active");
    awaitState("10.77.0.1", "Connect");
    Await.until(
        "BFD is up", PATIENCE, () -> vm.vtysh("show bfd peers json").contains("\"status\":\"up\""));
  }

  /** Waits until vtysh shows this state of a neighbor. */
  void awaitState(String neighbor, String state) {
    Await.until(
        "vtysh shows " + neighbor + " as " + state,
        PATIENCE,
        () -> Vtysh.ask(vm).states().getOrDefault(neighbor, "").equals(state));
  }

  FrrNode vm() {
    return vm;
  }

  Cabling cabling() {
    return cabling;
  }

  /** The exporter on the VM's daemons. */
  RunningExporter exporter() throws ConfigurationException {
    return new RunningExporter(
        new IngressVmExporter(),
        Map.of(
            "bird.socket", List.of("none"),
            "frr.socket-dir", List.of(vm.socketDirectory().toString())),
        Configurations.COLLECTORS);
  }

  @Override
  public void close() {
    lab.close();
  }
}
