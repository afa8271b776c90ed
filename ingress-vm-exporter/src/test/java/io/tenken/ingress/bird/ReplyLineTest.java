package io.tenken.ingress.bird;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A line of a reply")
class ReplyLineTest {

  @ParameterizedTest(name = "\"{0}\" is {1} blanks, \"{2}\", \"{3}\"")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '    Hold timer:       72.9/90' | 4 | 'Hold timer'    | '72.9/90'
          '  Description:  a: b'          | 2 | 'Description'   | 'a: b'
          '  Channel ipv4'                | 2 | 'Channel ipv4'  | ''
          'Größe : ½'                     | 0 | 'Größe'         | '½'
          'Last error:'                   | 0 | 'Last error'    | ''
          '  : x'                         | 2 | ''              | 'x'
          """)
  void is_a_key_and_a_value_behind_blanks(String text, int indent, String key, String value) {
    ReplyLine line = line(text);

    assertThat(line.indent()).isEqualTo(indent);
    assertThat(line.key()).isEqualTo(key);
    assertThat(line.value()).isEqualTo(value);
    assertThat(line.text()).isEqualTo(text);
    assertThat(line.isBlank()).isFalse();
  }

  @Test
  void may_be_blank() {
    assertThat(line("").isBlank()).isTrue();
    assertThat(line("   ").isBlank()).isTrue();
    assertThat(line("   ").key()).isEmpty();
    assertThat(line("   ").value()).isEmpty();
  }

  /** In the middle of a reply. */
  private static ReplyLine line(String text) {
    byte[] reply = ("x: " + text + "\ny: z").getBytes(UTF_8);
    return new ReplyLine(1006, reply, 3, 3 + text.getBytes(UTF_8).length);
  }
}
