package io.tenken.ingress.bird;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.untrusted.DeadlineSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One connection to a control socket of BIRD: bird.ctl, bird6.ctl. Asks only what is fixed in this
 * package, behind {@code restrict}, so that not even a fault of ours could change the daemon.
 *
 * <p>Commands run in the daemon's main loop: the whole conversation has one deadline, and a reply
 * that breaks off is a failure, never half a result. For one thread.
 */
final class BirdSocket implements AutoCloseable {

  private final DeadlineSocket socket;
  private final Deadline deadline;
  private final ReplyAssembler assembler;
  private String version = "";

  private BirdSocket(DeadlineSocket socket, int expectedBytes, Deadline deadline) {
    this.socket = socket;
    this.deadline = deadline;
    this.assembler = new ReplyAssembler(socket.peer(), expectedBytes);
  }

  /**
   * Connects, reads the banner and gives up every right but that to look.
   *
   * @param expectedBytes how much BIRD may have to say, such as {@link #size} of the conversation
   *     before
   * @param deadline for the whole conversation
   */
  static BirdSocket open(Path path, int expectedBytes, Deadline deadline)
      throws CollectorException, InterruptedException {
    BirdSocket bird =
        new BirdSocket(DeadlineSocket.connect(path, deadline), expectedBytes, deadline);
    try {
      bird.version = Banner.version(bird.reply(), path.toString());
      bird.send("restrict");
      return bird;
    } catch (CollectorException | InterruptedException | RuntimeException failure) {
      bird.close();
      throw failure;
    }
  }

  /** As the banner has it: {@code 2.0.12}, {@code v0.3.3+birdv1.6.8}. */
  String version() {
    return version;
  }

  /**
   * Sends a command and reads its reply.
   *
   * @throws CollectorException PROTOCOL if BIRD refuses the command
   */
  BirdReply ask(String command) throws CollectorException, InterruptedException {
    return send(command).orFail(command, socket.peer());
  }

  /** As {@link #ask}, with refusals as replies. */
  BirdReply send(String command) throws CollectorException, InterruptedException {
    socket.write((command + "\n").getBytes(StandardCharsets.US_ASCII), deadline);
    return reply();
  }

  private BirdReply reply() throws CollectorException, InterruptedException {
    while (!assembler.isComplete()) {
      int count = socket.read(assembler.room(), deadline);
      if (count < 0) {
        throw new CollectorException(
            FailureReason.PROTOCOL,
            "BIRD at " + socket.peer() + " hung up in the middle of a reply");
      }
      assembler.received(count);
    }
    return assembler.take();
  }

  /** Bytes that BIRD has said. */
  int size() {
    return assembler.total();
  }

  @Override
  public void close() {
    socket.close();
  }
}
