package io.tenken.ingress.lab;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.testing.RunningExporter;
import io.tenken.ingress.IngressVmExporter;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.bgp.BgpLab;
import io.tenken.testkit.lab.bgp.BirdNode;
import io.tenken.testkit.lab.bgp.BirdRelease;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A BIRD (the VM's) with one peer in each state that there is, and the peers' BIRD (the leaf's).
 *
 * <p>The protocols are named by what should become of them; the peer of {@code Global_…} and {@code
 * Mesh_…} is named as Calico does.
 */
final class BirdScenario implements AutoCloseable {

  /** Sessions come up within seconds, but the machine may be busy. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  static final String UP = "Global_10_1_0_11";
  static final String MESH = "Mesh_10_1_0_12";

  /** What the leaf calls the sessions that are up on the VM. */
  private static final List<String> LEAF_SESSIONS = List.of("to_11", "to_12", "to_19");

  private final BgpLab lab;
  private final Cabling cabling;
  private final BirdNode vm;
  private final BirdNode leaf;

  private BirdScenario(BgpLab lab, BirdRelease release) {
    this.lab = lab;
    this.cabling = Cabling.of(lab);
    this.leaf =
        lab.bird(BirdRelease.V2, "leafd", cabling.leaf(), Configurations.text("leaf-bird2.conf"));
    this.vm = lab.bird(release, "vmd", cabling.vm(), Configurations.ofVm(release));
  }

  /** Starts all and waits until every peer is in its state. */
  static BirdScenario start(BirdRelease release) {
    BgpLab lab = BgpLab.start();
    try {
      BirdScenario scenario = new BirdScenario(lab, release);
      scenario.awaitStates();
      return scenario;
    } catch (RuntimeException failed) {
      lab.close();
      throw failed;
    }
  }

  /** Starts the VM's daemon anew and waits until every peer is in its state again. */
  void restartVm() {
    vm.restart();
    awaitStates();
  }

  private void awaitStates() {
    awaitSessions();
    awaitBirdc("limited", "Route limit exceeded");
    awaitBirdc("refused", "Connection refused");
    awaitBirdc("silent", "BGP state:          Connect");
    Await.until("the leaf's good-bye has come", PATIENCE, this::switchOffThere);
    Await.until("BFD is up", PATIENCE, () -> vm.birdc("show bfd sessions").contains("Up"));
  }

  /** Waits until the sessions that can be up are up, as both sides see them. */
  void awaitSessions() {
    // The VM may believe in a session that the leaf has given up: the leaf's word comes first.
    for (String protocol : LEAF_SESSIONS) {
      Await.until(protocol + " of the leaf is up", PATIENCE, () -> leafHas(protocol));
    }
    for (String protocol : List.of(UP, MESH, "blocked")) {
      awaitBirdc(protocol, "Established");
    }
  }

  /** Waits until the leaf knows that the cable is cut. */
  void awaitLeafHasNoSession() {
    for (String protocol : LEAF_SESSIONS) {
      Await.until(protocol + " of the leaf is down", PATIENCE, () -> !leafHas(protocol));
    }
  }

  private boolean leafHas(String protocol) {
    return leaf.birdc("show protocols " + protocol).contains("Established");
  }

  /** Where the leaf has closed the connection before all was read, its last words are lost. */
  private boolean switchOffThere() {
    leaf.birdc("enable to_18");
    awaitBirdc("switched_off_there", "Established");
    leaf.birdc("disable to_18");
    Await.until("it is down", PATIENCE, () -> !ofSwitchedOffThere().contains("Established"));
    return ofSwitchedOffThere().contains("Administrative shutdown");
  }

  private String ofSwitchedOffThere() {
    return vm.birdc("show protocols all switched_off_there");
  }

  /** Waits until birdc on the VM shows these words in what it says of a protocol. */
  void awaitBirdc(String protocol, String words) {
    Await.until(
        "birdc shows \"" + words + "\" of " + protocol,
        PATIENCE,
        () -> vm.birdc("show protocols all " + protocol).contains(words));
  }

  BirdNode vm() {
    return vm;
  }

  Cabling cabling() {
    return cabling;
  }

  /** The exporter on the VM's daemon. */
  RunningExporter exporter() throws ConfigurationException {
    return exporter(Map.of());
  }

  /**
   * @param settings beyond the socket
   */
  RunningExporter exporter(Map<String, String> settings) throws ConfigurationException {
    Map<String, List<String>> all = new HashMap<>();
    all.put("bird.socket", List.of(vm.socket().toString()));
    all.put("frr.socket-dir", List.of("none"));
    settings.forEach((name, value) -> all.put(name, List.of(value)));
    return new RunningExporter(new IngressVmExporter(), all, Configurations.COLLECTORS);
  }

  @Override
  public void close() {
    lab.close();
  }
}
