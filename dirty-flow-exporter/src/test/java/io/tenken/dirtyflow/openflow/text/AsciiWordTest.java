package io.tenken.dirtyflow.openflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A word in a byte array")
class AsciiWordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "ip",
        "table=",
        "actions",
        "n_bytes=",
        "duration=",
        "set_field_abcde",
        "set_field_abcdef",
        "allow_hidden_fields",
        "a_word_of_more_than_twenty-four_bytes"
      })
  @DisplayName("is found where it stands, and nowhere if a byte is another one")
  void found(String text) {
    AsciiWord word = new AsciiWord(text);
    for (String after : new String[] {"", "x", ",0123456789abcdef"}) {
      byte[] line = bytes("cookie=0," + text + after);
      int start = "cookie=0,".length();
      int end = start + text.length();

      assertThat(word.startsAt(line, start, line.length)).isTrue();
      assertThat(word.is(line, start, end)).isTrue();
      assertThat(word.is(line, start, line.length)).isEqualTo(after.isEmpty());
      assertThat(word.startsAt(line, start, end - 1)).isFalse();
      for (int i = start; i < end; i++) {
        byte[] other = line.clone();
        other[i] ^= 1;
        assertThat(word.startsAt(other, start, other.length)).as("byte %d", i - start).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "i",
        "ip\0",
        "ip4",
        "NXM_NX_REG1",
        "NXM_NX_REG11",
        "a_word_of_25_bytes_ends_so",
        "a_word_of_25_BYTES_ends_so"
      })
  @DisplayName("has a meaning in a table only as a whole")
  void meanings(String text) {
    Map<String, Integer> words = new HashMap<>();
    words.put("ip", 1);
    words.put("NXM_NX_REG1", 2);
    words.put("a_word_of_25_bytes_ends_so", 3);
    byte[] line = bytes("x" + text);

    Integer meaning = new WordTable<>(words).find(line, 1, line.length);

    assertThat(meaning).isEqualTo(words.get(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
