package io.tenken.core.cli;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Setting;
import java.util.List;
import java.util.Optional;

/**
 * One thing that the command does. Those of an exporter stand beside the common ones; one with the
 * name of a common one takes its place. Stateless.
 */
public interface Subcommand {

  /** As it is typed. */
  String name();

  /** One sentence for the help, with the meaning of the exit status where it differs. */
  String summary();

  /** Options of this subcommand beyond those that all have. */
  default List<Setting<?>> settings() {
    return List.of();
  }

  /** The arguments behind the options. */
  default Optional<Operand> operand() {
    return Optional.empty();
  }

  /**
   * Does it, and prints data to {@link Invocation#out} only.
   *
   * @return the exit status, of {@link ExitStatus} or as {@link #summary} says
   * @throws ConfigurationException for wrong usage: the message is shown, the status is 2
   */
  int run(Invocation invocation) throws ConfigurationException, InterruptedException;
}
