package io.tenken.testkit.lab.bgp;

import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabException;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.LabProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An FRR (zebra, bgpd and bfdd) in a namespace. */
public final class FrrNode implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(30);
  private static final String ACCOUNT = "frr:frr";
  private static final List<String> DAEMONS = List.of("zebra", "bgpd", "bfdd");

  private final LabDirectory directory;
  private final String name;
  private final NetworkNamespace namespace;
  private final Map<String, LabProcess> processes = new LinkedHashMap<>();

  private FrrNode(LabDirectory directory, String name, NetworkNamespace namespace) {
    this.directory = directory;
    this.name = name;
    this.namespace = namespace;
  }

  static FrrNode start(
      LabDirectory directory, String name, NetworkNamespace namespace, String configuration) {
    Path home = directory.makeDirectory(name);
    directory.write(name + "/frr.conf", configuration);
    // the daemons give up root
    Command.of("chown", "-R", ACCOUNT, home.toString()).run().orThrow();
    FrrNode node = new FrrNode(directory, name, namespace);
    try {
      DAEMONS.forEach(node::start);
      return node;
    } catch (RuntimeException failed) {
      node.close();
      throw failed;
    }
  }

  /** Starts a daemon that does not run. */
  public void start(String daemon) {
    Path home = socketDirectory();
    List<String> command = new ArrayList<>();
    command.add(LabPart.program(daemon));
    command.addAll(List.of("-f", home.resolve("frr.conf").toString()));
    command.addAll(List.of("-i", home.resolve(daemon + ".pid").toString()));
    command.addAll(List.of("-z", home.resolve("zserv.api").toString()));
    command.addAll(List.of("--vty_socket", home.toString(), "-P", "0", "-A", "127.0.0.1"));
    if (daemon.equals("bfdd")) {
      command.add("--bfdctl");
      command.add(home.resolve("bfdd.sock").toString());
    }
    LabProcess process = LabProcess.start(directory, name + "-" + daemon, namespace.enter(command));
    processes.put(daemon, process);
    process.awaitReady(START, () -> Files.exists(home.resolve(daemon + ".vty")));
  }

  /** Where the vty sockets are. */
  public Path socketDirectory() {
    return directory.resolve(name);
  }

  /** One of zebra, bgpd, bfdd. */
  public LabProcess process(String daemon) {
    LabProcess process = processes.get(daemon);
    if (process == null) {
      throw new LabException("the lab's FRR has no " + daemon);
    }
    return process;
  }

  /** What {@code vtysh} prints; several commands are given one after the other. */
  public String vtysh(String... commands) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of(LabPart.program("vtysh"), "--vty_socket", socketDirectory().toString()));
    for (String command : commands) {
      line.addAll(List.of("-c", command));
    }
    return Command.of(line).run().stdout();
  }

  @Override
  public void close() {
    processes.values().forEach(LabProcess::close);
  }
}
