package io.tenken.testkit.lab.bgp;

import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A BIRD in a namespace, to be asked, ordered about, frozen, killed and started again. */
public final class BirdNode implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(30);

  private final LabDirectory directory;
  private final BirdRelease release;
  private final String name;
  private final NetworkNamespace namespace;
  private LabProcess process;

  private BirdNode(
      LabDirectory directory, BirdRelease release, String name, NetworkNamespace namespace) {
    this.directory = directory;
    this.release = release;
    this.name = name;
    this.namespace = namespace;
    directory.makeDirectory(name);
    this.process = launch();
  }

  /**
   * @param configuration the whole of it; logs go to standard error by {@code log stderr all}
   */
  static BirdNode start(
      LabDirectory directory,
      BirdRelease release,
      String name,
      NetworkNamespace namespace,
      String configuration) {
    directory.makeDirectory(name);
    directory.write(name + "/bird.conf", configuration);
    return new BirdNode(directory, release, name, namespace);
  }

  private LabProcess launch() {
    List<String> command = new ArrayList<>(release.daemon());
    // in the foreground
    command.addAll(List.of("-f", "-c", configuration(), "-s", socket().toString()));
    LabProcess started = LabProcess.start(directory, "bird-" + name, namespace.enter(command));
    try {
      return started.awaitReady(START, () -> Files.exists(socket()) && answers());
    } catch (RuntimeException failed) {
      started.close();
      throw failed;
    }
  }

  private boolean answers() {
    return birdc("show status").contains("up and running");
  }

  private String configuration() {
    return directory.resolve(name).resolve("bird.conf").toString();
  }

  /** The control socket. */
  public Path socket() {
    return directory.resolve(name).resolve(release.socketName());
  }

  public LabProcess process() {
    return process;
  }

  /** What {@code birdc} prints; it may also change the daemon. */
  public String birdc(String command) {
    List<String> line = new ArrayList<>(release.client());
    line.addAll(List.of("-s", socket().toString()));
    line.addAll(List.of(command.split(" ", -1)));
    return Command.of(line).run().stdout();
  }

  /** Puts another configuration in force. */
  public void configure(String configuration) {
    directory.write(name + "/bird.conf", configuration);
    birdc("configure");
  }

  /** Ends the daemon if it still runs, and starts it anew. */
  public void restart() {
    process.close();
    process = launch();
  }

  @Override
  public void close() {
    process.close();
  }
}
