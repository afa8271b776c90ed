package io.tenken.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The log writer")
class LogWriterTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00.120Z"), ZoneOffset.UTC);

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  @DisplayName("writes an event as one line of logfmt")
  void logfmt() {
    writer(LogFormat.LOGFMT, LogLevel.INFO)
        .warn("collector_failed", "collector", "vcpu", "reason", "timeout", "series", 12);

    assertThat(text())
        .isEqualTo(
            "ts=2026-11-22T10:00:00.120Z level=warn event=collector_failed"
                + " collector=vcpu reason=timeout series=12\n");
  }

  @Test
  @DisplayName("writes an event as one JSON object a line, numbers and truth values bare")
  void json() {
    writer(LogFormat.JSON, LogLevel.INFO)
        .info("listening", "address", "[::]:9177", "port", 9177, "tls", false);

    assertThat(text())
        .isEqualTo(
            "{\"ts\":\"2026-11-22T10:00:00.120Z\",\"level\":\"info\",\"event\":\"listening\","
                + "\"address\":\"[::]:9177\",\"port\":9177,\"tls\":false}\n");
  }

  @ParameterizedTest(name = "{0} is written as {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plain      | plain
          über       | über
          two words  | "two words"
          `\u2003`   | "\u2003"
          a\u00a0b   | "a\u00a0b"
          ``         | ""
          a=b        | "a=b"
          say "hi"   | "say \\"hi\\""
          C:\\dir    | "C:\\\\dir"
          """)
  @DisplayName("quotes a value where it could be misread")
  void quoting(String value, String expected) {
    writer(LogFormat.LOGFMT, LogLevel.INFO).info("seen", "name", value);

    assertThat(text()).endsWith(" name=" + expected + "\n");
  }

  @Test
  @DisplayName("lets no guest's name break the line or turn the reading direction")
  void hostileText() {
    writer(LogFormat.LOGFMT, LogLevel.INFO)
        .info("seen", "name", "vm\nlevel=error event=fake\r\u001b[31m\u202e\u2028\ud800\u0085");

    assertThat(text())
        .hasLineCount(1)
        .endsWith(
            " name=\"vm\\nlevel=error event=fake\\r\\u001b[31m\\u202e\\u2028\\ud800\\u0085\"\n");
  }

  @Test
  @DisplayName("leaves out what is below the level")
  void level() {
    EventLog log = writer(LogFormat.LOGFMT, LogLevel.WARN);

    log.debug("one");
    log.info("two");
    log.warn("three");
    log.error("four");

    assertThat(text().lines().map(line -> line.replaceAll(".*event=", "")))
        .containsExactly("three", "four");
  }

  @Test
  @DisplayName("shows a failure as class and message with its causes, without stack trace")
  void failure() {
    writer(LogFormat.LOGFMT, LogLevel.INFO)
        .error("broken", "error", new IllegalStateException("a", new IOException("b")));

    assertThat(text())
        .hasLineCount(1)
        .endsWith(
            " error=\"java.lang.IllegalStateException: a: caused by java.io.IOException: b\"\n");
  }

  @Test
  @DisplayName("adds the stack trace at debug level, on the same line")
  void failureAtDebugLevel() {
    writer(LogFormat.LOGFMT, LogLevel.DEBUG).error("broken", "error", new IOException("b"));

    assertThat(text()).hasLineCount(1).contains("error_trace=\"java.io.IOException: b\\n\\tat ");
  }

  @Test
  @DisplayName("cuts a value that would flood the log")
  void longValue() {
    writer(LogFormat.LOGFMT, LogLevel.INFO).info("seen", "name", "x".repeat(1_000_000));

    assertThat(text()).hasSizeLessThan(4300).endsWith("x…\n");
  }

  @Test
  @DisplayName("says so where a value was forgotten")
  void oddNumberOfArguments() {
    writer(LogFormat.LOGFMT, LogLevel.INFO).info("seen", "name");

    assertThat(text()).endsWith(" name=\"(no value)\"\n");
  }

  private EventLog writer(LogFormat format, LogLevel least) {
    return new LogWriter(new PrintStream(written, false, UTF_8), format, least, CLOCK);
  }

  private String text() {
    return written.toString(UTF_8);
  }
}
