package io.tenken.testkit.lab;

/** The signals that Java cannot send by itself. */
public final class Signals {

  private Signals() {}

  /** SIGSTOP. */
  public static void freeze(long pid) {
    send("STOP", pid);
  }

  /** SIGCONT. */
  public static void thaw(long pid) {
    send("CONT", pid);
  }

  // The shell has a kill of its own; the program of that name is not everywhere.
  private static void send(String signal, long pid) {
    Command.of("sh", "-c", "kill -%s %d".formatted(signal, pid)).run().orThrow();
  }
}
