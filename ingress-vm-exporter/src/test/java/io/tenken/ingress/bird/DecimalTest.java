package io.tenken.ingress.bird;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A number of BIRD")
class DecimalTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({"0, 0", "72.958, 72.958", "3, 3", "0007.5, 7.5"})
  void has_digits_and_perhaps_a_fraction(String text, double value) {
    assertThat(Decimal.parse(text)).hasValue(value);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "-1", "1e3", "NaN", ".5", "5.", "1.2.3", "0x1", " 1", "---", "1f"})
  void is_nothing_else_that_java_may_take_for_one(String text) {
    assertThat(Decimal.parse(text)).isEmpty();
  }

  @ParameterizedTest(name = "\"{0}\" is {1}")
  @CsvSource({
    "0, 0",
    "4294967295, 4294967295",
    "999999999999999999, 999999999999999999",
    "1000000000000000000, -1",
    "'', -1",
    "---, -1",
    "1.5, -1",
    "-5, -1",
    "5a, -1",
  })
  void may_have_to_be_whole(String text, long value) {
    assertThat(Decimal.whole("x" + text + "y", 1, 1 + text.length())).isEqualTo(value);
  }
}
