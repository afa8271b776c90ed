package io.tenken.testkit.lab.bgp;

import io.tenken.testkit.lab.LabDirectory;
import java.util.ArrayDeque;
import java.util.Deque;

/** Routing daemons in network namespaces of their own; no systemd, no daemon of the machine. */
public final class BgpLab implements AutoCloseable {

  private final LabDirectory directory = LabDirectory.create("bgp");

  /** What was started last is stopped first. */
  private final Deque<Runnable> stops = new ArrayDeque<>();

  private BgpLab() {}

  /** An empty lab. */
  public static BgpLab start() {
    return new BgpLab();
  }

  public NetworkNamespace namespace(String name) {
    NetworkNamespace namespace = NetworkNamespace.create(directory, name);
    stops.push(namespace::close);
    return namespace;
  }

  /** Starts a BIRD and waits until it answers; its sessions may take seconds to come up. */
  public BirdNode bird(
      BirdRelease release, String name, NetworkNamespace namespace, String configuration) {
    BirdNode node = BirdNode.start(directory, release, name, namespace, configuration);
    stops.push(node::close);
    return node;
  }

  /** Starts an FRR and waits until its sockets are there. */
  public FrrNode frr(String name, NetworkNamespace namespace, String configuration) {
    FrrNode node = FrrNode.start(directory, name, namespace, configuration);
    stops.push(node::close);
    return node;
  }

  @Override
  public void close() {
    try (directory) {
      stops.forEach(Runnable::run);
    }
  }
}
