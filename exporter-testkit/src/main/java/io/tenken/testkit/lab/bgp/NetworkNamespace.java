package io.tenken.testkit.lab.bgp;

import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.LabProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine of the lab, as far as the network goes. Lives as long as the process that holds it; its
 * devices vanish with it.
 */
public final class NetworkNamespace implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(30);

  private final LabProcess holder;

  private NetworkNamespace(LabProcess holder) {
    this.holder = holder;
  }

  static NetworkNamespace create(LabDirectory directory, String name) {
    Path held = directory.write(name + ".namespace", "");
    LabProcess holder =
        LabProcess.start(
            directory,
            "namespace-" + name,
            List.of(
                LabPart.program("unshare"),
                "--net",
                "--",
                LabPart.program("tail"),
                "-f",
                held.toString()));
    NetworkNamespace namespace = new NetworkNamespace(holder);
    try {
      holder.awaitReady(START, namespace::isApart);
      namespace.ip("link", "set", "lo", "up");
      return namespace;
    } catch (RuntimeException failed) {
      holder.close();
      throw failed;
    }
  }

  private boolean isApart() {
    return !network("self").equals(network(Long.toString(holder.pid())));
  }

  private static String network(String process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", process, "ns", "net")).toString();
    } catch (IOException gone) {
      return "";
    }
  }

  /** A command line that runs another one in here. */
  public List<String> enter(List<String> command) {
    List<String> all = new ArrayList<>();
    all.add(LabPart.program("nsenter"));
    all.add("--net=/proc/" + holder.pid() + "/ns/net");
    all.add("--");
    all.addAll(command);
    return all;
  }

  /**
   * Connects two namespaces by a cable.
   *
   * @param device its end in here
   * @param otherDevice its end over there
   */
  public void connect(String device, NetworkNamespace other, String otherDevice) {
    String pid = Long.toString(other.holder.pid());
    ip("link", "add", device, "type", "veth", "peer", "name", otherDevice, "netns", pid);
    setUp(device);
    other.setUp(otherDevice);
  }

  /**
   * @param prefix an address with the length of its prefix: {@code 10.0.0.1/24}
   */
  public void address(String device, String prefix) {
    addresses(device, List.of(prefix));
  }

  /** Adds many addresses at once. */
  public void addresses(String device, List<String> prefixes) {
    StringBuilder batch = new StringBuilder();
    for (String prefix : prefixes) {
      String option = prefix.indexOf(':') < 0 ? "" : " nodad";
      batch.append("address add %s dev %s%s%n".formatted(prefix, device, option));
    }
    Command.of(enter(List.of(LabPart.program("ip"), "-batch", "-")))
        .withInput(batch.toString())
        .run()
        .orThrow();
  }

  public void setUp(String device) {
    ip("link", "set", device, "up");
  }

  /** Cuts the cable at this end. */
  public void setDown(String device) {
    ip("link", "set", device, "down");
  }

  /** Runs {@code ip} in here. */
  public void ip(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(LabPart.program("ip"));
    command.addAll(List.of(arguments));
    Command.of(enter(command)).run().orThrow();
  }

  @Override
  public void close() {
    holder.close();
  }
}
