package io.tenken.dirtyflow.openflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An end of 0 says that the number needs a closer look. */
@DisplayName("A number that is read in one pass")
class QuickNumberTest {

  /** What stands before the number and behind it must not matter. */
  private static final String BEFORE = "9=";

  private static final String BEHIND = "7f7f7f7f7f7f7f7f7f7f7f7f";

  private final QuickNumber number = new QuickNumber();

  /** Reads from a range of an array, and tells how many characters it took. */
  private interface Reading {
    int end(byte[] bytes, int start, int end);
  }

  @ParameterizedTest(name = "{0}: {1} characters, {2}")
  @CsvSource({
    "0,                   1,  0",
    "9,                   1,  9",
    "10,                  2,  10",
    "123456789,           9,  123456789",
    "'12,3',              2,  12",
    "12/,                 2,  12",
    "12:,                 2,  12",
    "999999999999999999,  18, 999999999999999999",
    "1000000000000000000, 0,  0",
    "'',                  0,  0",
    "x,                   0,  0",
    "/,                   0,  0",
    ":,                   0,  0"
  })
  @DisplayName("is decimal, of at most 18 digits")
  void decimal(String text, int characters, long value) {
    check(number::decimal, text, characters, value);
  }

  @ParameterizedTest(name = "{0}: {1} characters, {2}")
  @CsvSource({
    "0x0,                3,  0",
    "0xf,                3,  15",
    "0x9aF,              5,  2479",
    "'0x10,5',           4,  16",
    "0x10g,              4,  16",
    "0x7fffffffffffffff, 18, 9223372036854775807",
    "0xffffffffffffffff, 18, -1",
    "0x00000000000000001, 0, 0",
    "0x,                 0,  0",
    "0xg,                0,  0",
    "0X5,                0,  0",
    "1x5,                0,  0",
    "055,                0,  0"
  })
  @DisplayName("is hexadecimal, of at most 16 digits")
  void hex(String text, int characters, long value) {
    check(number::hex, text, characters, value);
  }

  @ParameterizedTest(name = "{0}: {1} characters, {2}")
  @CsvSource({"0x10, 4, 16", "10, 2, 10", "0, 1, 0", "x, 0, 0", "-1, 0, 0"})
  @DisplayName("is one or the other")
  void either(String text, int characters, long value) {
    check(number::number, text, characters, value);
  }

  @ParameterizedTest(name = "{0}: {1} characters, {2}")
  @CsvSource({
    "0s,                    2,  0",
    "1s,                    2,  1000000000",
    "1.5s,                  4,  1500000000",
    "1.05s,                 5,  1050000000",
    "2.222s,                6,  2222000000",
    "0.000000001s,          12, 1",
    "1.123456789s,          12, 1123456789",
    "3999999999.999999999s, 21, 3999999999999999999",
    "'1.5s,',               4,  1500000000",
    "4000000000s,           0,  0",
    "1.1234567890s,         0,  0",
    "1.s,                   0,  0",
    ".5s,                   0,  0",
    "1.5,                   0,  0",
    "1,                     0,  0",
    "1m,                    0,  0"
  })
  @DisplayName("is a duration, in nanoseconds")
  void duration(String text, int characters, long value) {
    check(number::duration, text, characters, value);
  }

  private void check(Reading reading, String text, int characters, long value) {
    byte[] bytes = (BEFORE + text + BEHIND).getBytes(StandardCharsets.US_ASCII);
    int start = BEFORE.length();

    int end = reading.end(bytes, start, start + text.length());

    assertThat(end).isEqualTo(characters == 0 ? 0 : start + characters);
    if (characters > 0) {
      assertThat(number.value()).isEqualTo(value);
    }
  }
}
