package io.tenken.ingress.lab;

import io.tenken.testkit.lab.bgp.BgpLab;
import io.tenken.testkit.lab.bgp.NetworkNamespace;
import java.util.List;

/**
 * The VM and the leaf that it hangs on: one cable with an address for each session on both sides,
 * and one that is not plugged in over there.
 *
 * @param vm where the daemon under test runs
 * @param leaf where its peers run
 */
record Cabling(NetworkNamespace vm, NetworkNamespace leaf) {

  private static final String CABLE_OF_VM = "vm0";
  private static final String CABLE_OF_LEAF = "leaf0";

  static Cabling of(BgpLab lab) {
    Cabling cabling = new Cabling(lab.namespace("vm"), lab.namespace("leaf"));
    cabling.connect();
    return cabling;
  }

  private void connect() {
    vm.connect(CABLE_OF_VM, leaf, CABLE_OF_LEAF);
    vm.addresses(
        CABLE_OF_VM,
        List.of(
            "10.1.0.1/24",
            "10.1.0.2/24",
            "10.1.0.3/24",
            "10.1.0.4/24",
            "10.1.0.5/24",
            "fd00:1::1/64"));
    leaf.addresses(
        CABLE_OF_LEAF,
        List.of(
            "10.1.0.11/24",
            "10.1.0.12/24",
            "10.1.0.18/24",
            "10.1.0.19/24",
            "10.1.0.20/24",
            "fd00:1::11/64"));
    // packets to the silent peer vanish on the leaf
    vm.ip("route", "add", "10.77.0.1/32", "via", "10.1.0.11");
    leaf.ip("route", "add", "blackhole", "10.77.0.1/32");
    vm.connect("vm1", leaf, "leaf1");
    vm.address("vm1", "10.1.5.1/24");
    leaf.setDown("leaf1");
  }

  /** Pulls the plug of the peers. */
  void cut() {
    leaf.setDown(CABLE_OF_LEAF);
  }

  /** Puts it back. */
  void mend() {
    leaf.setUp(CABLE_OF_LEAF);
    // an IPv6 address does not outlive its device's going down
    leaf.ip("address", "replace", "fd00:1::11/64", "dev", CABLE_OF_LEAF, "nodad");
  }
}
