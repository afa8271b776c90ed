package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Bounded input")
class BoundedInputTest {

  private static final Deadline LATER = Deadline.after(Duration.ofMinutes(1), Ticker.system());

  @TempDir Path directory;

  @Test
  void is_a_file_up_to_the_cap() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "12345");

    assertThat(BoundedInput.readFile(file, 5)).asString().isEqualTo("12345");
    assertFailure(FailureReason.LIMIT, () -> BoundedInput.readFile(file, 4));
  }

  @Test
  @DisplayName("is a file of /proc, which says that it is empty")
  void is_a_file_of_proc() throws CollectorException {
    assertThat(BoundedInput.readFile(Path.of("/proc/self/stat"), 4096)).isNotEmpty();
  }

  @Test
  void is_no_missing_file() {
    assertFailure(
        FailureReason.UNREACHABLE, () -> BoundedInput.readFile(directory.resolve("none"), 9));
  }

  @Test
  @DisplayName("is nothing that keeps a reader waiting, such as a directory, a pipe, a device")
  void is_a_regular_file() {
    assertFailure(FailureReason.PROTOCOL, () -> BoundedInput.readFile(directory, 9));
    assertFailure(FailureReason.PROTOCOL, () -> BoundedInput.readFile(Path.of("/dev/zero"), 9));
  }

  @Test
  void says_when_reading_breaks_off() {
    // The kernel answers EIO: address 0 of our own memory is not mapped.
    assertFailure(
        FailureReason.PROTOCOL, () -> BoundedInput.readFile(Path.of("/proc/self/mem"), 9));
  }

  @Test
  void is_a_stream_up_to_the_cap() throws CollectorException {
    assertThat(BoundedInput.readAll(stream("12345"), 5, LATER, "answer"))
        .asString()
        .isEqualTo("12345");
    assertFailure(
        FailureReason.LIMIT, () -> BoundedInput.readAll(stream("12345"), 4, LATER, "answer"));
  }

  @Test
  void is_a_stream_up_to_the_deadline() {
    long[] now = {0};
    Deadline deadline = Deadline.after(Duration.ofSeconds(3), () -> now[0]);
    InputStream oneByteASecond =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("reads in bulk");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            now[0] += Duration.ofSeconds(1).toNanos();
            return 1;
          }
        };

    assertFailure(
        FailureReason.TIMEOUT,
        () -> BoundedInput.readAll(oneByteASecond, 1000, deadline, "answer"));
    assertThat(Duration.ofNanos(now[0])).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void says_when_a_stream_breaks_off() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();

    assertFailure(
        FailureReason.PROTOCOL, () -> BoundedInput.readAll(broken, 1000, LATER, "answer"));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertFailure(FailureReason reason, ThrowingCallable reading) {
    assertThatExceptionOfType(CollectorException.class)
        .isThrownBy(reading)
        .withMessageStartingWith("read ")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
