package io.tenken.testkit.lab.docker;

import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import io.tenken.testkit.lab.LabPart;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A bridge of the lab's own with a network that nothing else on this machine uses. */
final class PrivateBridge {

  private static final Duration SEARCH = Duration.ofSeconds(10);
  private static final int FIRST = 200;
  private static final int LAST = 250;

  private PrivateBridge() {}

  /** Makes the bridge and brings it up; the kernel names it. */
  static void create(String device) {
    ip("link", "add", device, "type", "bridge").orThrow();
    String network = Await.value("a free network is found", SEARCH, PrivateBridge::freeNetwork);
    ip("address", "add", network + ".1/24", "dev", device).orThrow();
    ip("link", "set", device, "up").orThrow();
  }

  private static Optional<String> freeNetwork() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String network = "10.%d.%d".formatted(random.nextInt(FIRST, LAST), random.nextInt(0, 255));
    CommandResult taken = ip("-4", "route", "show", "root", network + ".0/16");
    return taken.orThrow().stdout().isBlank() ? Optional.of(network) : Optional.empty();
  }

  private static CommandResult ip(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = LabPart.program("ip");
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Command.of(command).run();
  }
}
