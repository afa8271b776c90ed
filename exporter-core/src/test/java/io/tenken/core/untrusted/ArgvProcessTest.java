package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A child process")
@Timeout(60)
class ArgvProcessTest {

  private static final Path SHELL = Path.of("/bin/sh");

  /** Seconds, more than a week, and others in every process that tests: remains are known by it. */
  private static final String LONG = Long.toString(1_000_000 + ProcessHandle.current().pid());

  @TempDir Path directory;

  @AfterEach
  void nothing_is_left() {
    Patience.until("the end of all processes", () -> commandLines().noneMatch(this::isOurs));
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("stdout of") || name.startsWith("stderr of"));
  }

  private boolean isOurs(String commandLine) {
    return commandLine.contains(LONG);
  }

  @Test
  void gets_its_arguments_as_they_are() throws CollectorException {
    ArgvProcess printf =
        ArgvProcess.of(Path.of("/usr/bin/printf"), "%s\n", "$(id)", "a b", "'", "*", "", "é");

    assertThat(printf.capture(soon()).stdout()).isEqualTo("$(id)\na b\n'\n*\n\né\n");
  }

  @Test
  @DisplayName("has no input, and nothing but the mark of its run in the environment")
  void has_no_input_and_no_environment() throws CollectorException {
    ArgvProcess.Captured captured = ArgvProcess.of(Path.of("/usr/bin/env")).capture(soon());

    assertThat(captured.stdout()).matches("TENKEN_RUN=[0-9a-f-]{36}\n");
    assertThat(shell("wc -c; pwd").capture(soon()).stdout()).isEqualTo("0\n/\n");
  }

  @Test
  void tells_status_and_complaint() throws CollectorException {
    ArgvProcess.Captured captured =
        shell("echo data; echo 'ovs-ofctl: br0 is not a bridge' >&2; exit 3").capture(soon());

    assertThat(captured.stdout()).isEqualTo("data\n");
    assertThat(captured.exit())
        .isEqualTo(new ArgvProcess.Exit(3, "ovs-ofctl: br0 is not a bridge\n"));
    assertThat(shell("kill -SEGV $$").capture(soon()).exit().status()).isEqualTo(128 + 11);
  }

  @Test
  @DisplayName("may print much to both pipes at once")
  void prints_much() throws CollectorException {
    AtomicLong received = new AtomicLong();

    ArgvProcess.Exit exit =
        shell("head -c 20000000 /dev/zero & head -c 1000000 /dev/zero >&2; wait")
            .run(soon(), (buffer, length) -> received.addAndGet(length));

    assertThat(received).hasValue(20_000_000);
    assertThat(exit.stderr()).hasSize(ArgvProcess.STDERR_LIMIT);
  }

  @Test
  void keeps_the_order_of_its_output() throws CollectorException {
    String numbers = ArgvProcess.of(Path.of("/usr/bin/seq"), "200000").capture(soon()).stdout();

    assertThat(numbers.lines().mapToInt(Integer::parseInt)).hasSize(200_000).isSorted();
  }

  @Test
  void is_killed_when_it_floods() {
    assertFailure(
        FailureReason.LIMIT,
        "it printed more than 100000 bytes",
        () -> new ArgvProcess(SHELL, List.of("-c", "cat /dev/zero"), 100_000).capture(soon()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep LONG",
        "exec sleep LONG",
        "trap '' TERM HUP INT; while :; do sleep LONG; done",
        "exec >&- 2>&-; sleep LONG",
        "setsid sleep LONG",
        "setsid sh -c 'sleep LONG & exec sleep LONG' & sleep LONG",
        "while :; do echo x; sleep 0.01; done",
        "kill -STOP $$; sleep LONG",
        "env -i sleep LONG",
      })
  @DisplayName("is killed at the deadline, with all that it has started")
  void is_killed_when_it_hangs(String script) {
    assertFailure(
        FailureReason.TIMEOUT,
        "run /bin/sh -c %s: not done before the deadline".formatted(script.replace("LONG", LONG)),
        () -> shell(script).capture(in(200)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep LONG & echo done",
        "(setsid sleep LONG &) ; echo done",
        "sleep LONG >&2 & echo done",
        "sleep LONG >/dev/null 2>&1 & echo done",
        "trap '' HUP TERM; sh -c 'trap \"\" TERM; while :; do sleep LONG; done' & echo done",
      })
  @DisplayName("is over when it ends, though a grandchild holds its pipe")
  void is_over_when_it_ends(String script) throws CollectorException {
    ArgvProcess.Captured captured = shell(script).capture(soon());

    assertThat(captured.stdout()).isEqualTo("done\n");
    assertThat(captured.exit().status()).isZero();
  }

  @Test
  void is_killed_when_nobody_wants_its_output() {
    CollectorException notUnderstood =
        new CollectorException(FailureReason.PARSE, "line 1: no flow");

    assertThatExceptionOfType(CollectorException.class)
        .isThrownBy(
            () ->
                shell("echo x; sleep LONG")
                    .run(
                        soon(),
                        (buffer, length) -> {
                          throw notUnderstood;
                        }))
        .isSameAs(notUnderstood);
  }

  @Test
  void is_killed_when_the_thread_that_waits_is_interrupted() {
    Thread.currentThread().interrupt();

    assertFailure(FailureReason.TIMEOUT, "interrupted", () -> shell("sleep LONG").capture(soon()));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void needs_a_program_that_exists() {
    assertFailure(
        FailureReason.UNREACHABLE,
        "run /usr/bin/no-such-program: there is no such program",
        () -> ArgvProcess.of(Path.of("/usr/bin/no-such-program")).capture(soon()));
  }

  @Test
  void needs_permission() throws IOException {
    Path script = script("#!/bin/sh\n", "rw-r--r--");

    assertFailure(
        FailureReason.PERMISSION,
        "run %s: no permission to execute it".formatted(script),
        () -> ArgvProcess.of(script).capture(soon()));
    assertFailure(
        FailureReason.PERMISSION, "no permission", () -> ArgvProcess.of(directory).capture(soon()));
  }

  @Test
  void needs_a_program_that_the_system_can_run() throws IOException {
    Path script = script("#!/no/such/interpreter\n", "rwxr-xr-x");

    assertFailure(
        FailureReason.UNREACHABLE,
        "it can't be started",
        () -> ArgvProcess.of(script).capture(soon()));
  }

  @Test
  void needs_an_absolute_path_and_arguments_that_can_be_handed_over() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArgvProcess.of(Path.of("ovs-ofctl")))
        .withMessage("program \"ovs-ofctl\": no absolute path");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArgvProcess.of(SHELL, "-c", "a\0b"))
        .withMessage("/bin/sh: an argument holds a NUL");
  }

  private Path script(String text, String permissions) throws IOException {
    Path script = Files.writeString(directory.resolve("script"), text);
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString(permissions));
  }

  private static ArgvProcess shell(String script) {
    return ArgvProcess.of(SHELL, "-c", script.replace("LONG", LONG));
  }

  private static Deadline soon() {
    return in(30_000);
  }

  private static Deadline in(long millis) {
    return Deadline.after(Duration.ofMillis(millis), Ticker.system());
  }

  private static Stream<String> commandLines() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .map(process -> process.info().commandLine().orElse(""));
  }

  private static void assertFailure(
      FailureReason reason, String message, ThrowingCallable running) {
    assertThatExceptionOfType(CollectorException.class)
        .isThrownBy(running)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
