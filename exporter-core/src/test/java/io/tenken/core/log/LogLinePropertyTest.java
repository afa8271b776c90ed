package io.tenken.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

@Label("A line of the log")
class LogLinePropertyTest {

  @Property(tries = 500)
  @Label("in JSON gives back any text as it was")
  void jsonKeepsTheText(@ForAll @StringLength(max = 4000) String value) throws IOException {
    String line = lineWith(value, LogFormat.JSON);

    assertThat(line).hasLineCount(1);
    assertThat(new ObjectMapper().readTree(line).get("name").textValue()).isEqualTo(value);
  }

  @Property(tries = 500)
  @Label("in logfmt gives back any text as it was, to those who read its escapes")
  void logfmtKeepsTheText(@ForAll @StringLength(max = 4000) String value) throws IOException {
    String line = lineWith(value, LogFormat.LOGFMT);

    assertThat(line).hasLineCount(1);
    String text = line.substring(line.indexOf(" name=") + " name=".length()).stripTrailing();
    boolean quoted = text.startsWith("\"");
    assertThat(quoted ? new ObjectMapper().readValue(text, String.class) : text).isEqualTo(value);
  }

  private static String lineWith(String value, LogFormat format) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    new LogWriter(new PrintStream(written, false, UTF_8), format, LogLevel.INFO, Clock.systemUTC())
        .info("seen", "name", value);
    return written.toString(UTF_8);
  }
}
