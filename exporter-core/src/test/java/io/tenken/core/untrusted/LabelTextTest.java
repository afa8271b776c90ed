package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The text of a label")
class LabelTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "instance-00000001", "Zürich 東京 👍🏽", "a\\b \"c\" {d=\"e\"}", "\uFFFD"})
  void that_is_fit_stays_what_it_is(String text) {
    assertThat(LabelText.clean(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x061C, 0x200E, 0x200F, 0x2028,
        0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800, 0xDBFF, 0xDC00, 0xDFFF
      })
  @DisplayName("has no controls, no marks that turn the direction, no half of a character")
  void loses_what_is_unfit(int codePoint) {
    String unfit = new StringBuilder("vm").appendCodePoint(codePoint).append("x").toString();

    assertThat(LabelText.clean(unfit)).isEqualTo("vm\uFFFDx");
  }

  @Test
  void is_cut_between_two_characters_and_marked() {
    assertThat(LabelText.clean("e".repeat(256))).isEqualTo("e".repeat(256));
    assertThat(LabelText.clean("e".repeat(257)))
        .matches("e{239}~[0-9a-f]{16}")
        .isNotEqualTo(LabelText.clean("e".repeat(258)));
    assertThat(LabelText.clean("é".repeat(129))).matches("é{119}~[0-9a-f]{16}");
    assertThat(LabelText.clean("👍".repeat(65))).matches("(👍){59}~[0-9a-f]{16}");
  }

  @ParameterizedTest(name = "U+{0}, {1} bytes in UTF-8")
  @CsvSource({
    "7E, 1",
    "A1, 2",
    "7FF, 2",
    "800, 3",
    "FFFF, 3",
    "10000, 4",
    "10FFFF, 4",
  })
  @DisplayName("has 256 bytes and no more, at both ends of each length of a character")
  void has_256_bytes(String codePoint, int bytes) {
    String character = Character.toString(Integer.parseInt(codePoint, 16));
    String most = character.repeat(256 / bytes) + "x".repeat(256 % bytes);

    assertThat(LabelText.clean(most)).isSameAs(most);
    assertThat(LabelText.clean(most + "x")).contains("~");
  }

  @Test
  @DisplayName("stays different from another one that differs only in what was replaced or cut off")
  void stays_different() {
    String begin = "x".repeat(300);

    assertThat(LabelText.clean(begin + "\uD800")).isNotEqualTo(LabelText.clean(begin + "\uDC00"));
    assertThat(LabelText.clean(begin + "\n")).isNotEqualTo(LabelText.clean(begin + "\t"));
  }
}
