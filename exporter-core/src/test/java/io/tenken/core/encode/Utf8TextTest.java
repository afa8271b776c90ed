package io.tenken.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text on a page")
class Utf8TextTest {

  private static final String PAIR = "\uD83D\uDE00";

  @ParameterizedTest(name = "after {0} characters")
  @ValueSource(ints = {0, 1022, 1023, 1024, 1025, 2047, 2048, 4095})
  @DisplayName("has its pairs of surrogates whole, wherever a long text is cut into pieces")
  void pairs(int charactersBefore) throws IOException {
    String text = "x".repeat(charactersBefore) + PAIR + "y".repeat(3000);

    assertThat(appended(text)).isEqualTo(text);
  }

  @ParameterizedTest(name = "U+{0}")
  @ValueSource(strings = {"7F", "80", "7FF", "800", "D7FF", "E000", "FFFF", "10000", "10FFFF"})
  @DisplayName("is UTF-8 at both ends of each length")
  void lengths(String codePoint) throws IOException {
    String text = Character.toString(Integer.parseInt(codePoint, 16));

    assertThat(appended(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "\uDBFF", "\uDC00", "\uDFFF"})
  @DisplayName("has U+FFFD for half a pair of surrogates")
  void halfPairs(String half) throws IOException {
    assertThat(appended("a" + half + "b")).isEqualTo("a\uFFFDb");
  }

  private static String appended(String text) throws IOException {
    try (ByteChunks page = new ByteChunks(new ChunkPool(1 << 20), 1 << 20)) {
      Utf8Text.appendQuotable(text, page);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      page.writeTo(bytes);
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
