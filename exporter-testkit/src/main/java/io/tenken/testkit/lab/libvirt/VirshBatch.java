package io.tenken.testkit.lab.libvirt;

import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import io.tenken.testkit.lab.LabException;
import io.tenken.testkit.lab.LabPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Many commands for few virsh processes that run side by side. */
final class VirshBatch {

  private static final int CLIENTS = 2;
  private static final Duration CONNECT = Duration.ofSeconds(30);
  private static final Duration EACH = Duration.ofSeconds(5);

  private VirshBatch() {}

  /**
   * Runs all commands, in no order between them.
   *
   * @throws LabException with the first client's messages when a command failed
   */
  static void run(String uri, List<String> commands) {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<CompletableFuture<CommandResult>> results = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        String share = share(commands, client);
        Duration deadline = CONNECT.plus(EACH.multipliedBy(commands.size()));
        results.add(CompletableFuture.supplyAsync(() -> runClient(uri, share, deadline), threads));
      }
      results.stream().map(CompletableFuture::join).forEach(VirshBatch::check);
    } finally {
      threads.shutdown();
    }
  }

  private static String share(List<String> commands, int client) {
    StringBuilder share = new StringBuilder();
    for (int i = client; i < commands.size(); i += CLIENTS) {
      share.append(commands.get(i));
    }
    return share.toString();
  }

  private static CommandResult runClient(String uri, String commands, Duration deadline) {
    return Command.of(LabPart.program("virsh"), "--quiet", "--connect", uri)
        .withEnvironment("LC_ALL", "C")
        .withInput(commands)
        .within(deadline)
        .run();
  }

  /** A client that reads commands ends well whatever became of them. */
  private static void check(CommandResult result) {
    if (!result.succeeded() || result.stderr().contains("error:")) {
      throw new LabException("virsh: " + result.stderr().strip());
    }
  }
}
