package io.tenken.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A number")
class NumberTextTest {

  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "-17, -17",
    "0.5, 0.5",
    "-1234.000001, -1234.000001",
    "0.000000001, 0.000000001",
    "0.0000000001, 1e-10",
    "1.5e-9, 1.5e-9",
    "0.30000000000000004, 0.30000000000000004",
    "9007199254740991, 9007199254740991",
    "9007199254740992, 9.007199254740992e15",
    "1e21, 1e21",
    "4.9E-324, 4.9e-324",
    "1.7976931348623157E308, 1.7976931348623157e308",
    "NaN, NaN",
    "Infinity, +Inf",
    "-Infinity, -Inf",
  })
  void is_written_without_loss_and_without_a_bare_point(double value, String text) {
    assertThat(NumberText.of(value)).isEqualTo(text);
    assertThat(Pages.valueInText(Pages.gauge(value))).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "0",
    "-1",
    "9",
    "10",
    "999999999999999999",
    "1000000000000000000",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
  })
  void that_is_a_long_is_exact(long value) {
    assertThat(Pages.valueInText(Pages.gauge(value))).isEqualTo(Long.toString(value));
  }

  @ParameterizedTest(name = "le of {0} is {1}")
  @CsvSource({
    "0, 0.0",
    "1, 1.0",
    "0.25, 0.25",
    "100000, 100000.0",
    "1000000, 1e+06",
    "123456789, 1.23456789e+08",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "0.000012, 1.2e-05",
    "-2.5, -2.5",
    "-1e100, -1e+100",
    "Infinity, +Inf",
    "-Infinity, -Inf",
    "NaN, NaN",
  })
  void that_is_a_bound_is_written_as_go_does(double value, String text) {
    assertThat(NumberText.boundary(value)).isEqualTo(text);
  }
}
