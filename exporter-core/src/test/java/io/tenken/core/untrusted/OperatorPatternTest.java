package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A pattern of the operator")
class OperatorPatternTest {

  @Test
  @DisplayName("matches whole texts, as in Prometheus")
  void matches_whole_texts() {
    OperatorPattern taps = OperatorPattern.parse("tap.*|qvo[0-9a-f]{8}-[0-9a-f]{2}");

    assertThat(taps.matches("tap01234567-89")).isTrue();
    assertThat(taps.matches("qvo01234567-89")).isTrue();
    assertThat(taps.matches("my-tap")).isFalse();
    assertThat(taps).hasToString("tap.*|qvo[0-9a-f]{8}-[0-9a-f]{2}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          tap[0-9   ; missing closing ] at character 4
          [a]tap[   ; missing closing ] at character 7
          tap(a|b   ; missing closing ) at character 7
          *tap      ; missing argument to repetition operator at character 1
          ta**p     ; invalid nested repetition operator at character 3
          x{1001}   ; invalid repeat count at character 2
          tap\\      ; trailing backslash at end of expression at character 4
          a(?!b)    ; invalid or unsupported Perl syntax at character 2
          *         ; missing argument to repetition operator at character 1
          """)
  void says_what_is_wrong_and_where(String pattern, String wrong) {
    assertThatThrownBy(() -> OperatorPattern.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pattern \"%s\": %s".formatted(pattern, wrong));
  }

  @Test
  void is_not_longer_than_256_characters() {
    assertThat(OperatorPattern.parse("x".repeat(256)).matches("x".repeat(256))).isTrue();
    assertThatThrownBy(() -> OperatorPattern.parse("x".repeat(257)))
        .hasMessage("pattern of 257 characters: at most 256 are allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(x{1000}){1000}",
        "((x{1000}){1000}){1000}",
        "(((((((((((x{99}){99}){99}){99}){99}){99}){99}){99}){99}){99}){99})",
        "(([)]x{100}){100}){2,}",
        "(\\)x{100}){100}",
        "(\\pN{1000}){1000}",
        "(\\p{Greek}{1000}){1000}",
        "([]x]{1000}){1000}",
        "([^]x]{1000}){1000}"
      })
  void does_not_fill_the_memory_by_repetitions(String pattern) {
    assertThatThrownBy(() -> OperatorPattern.parse(pattern))
        .hasMessageEndingWith("its repetitions multiply to more than 5000 items");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}",
        "x{1000}",
        "a{b}",
        "a{",
        "\\{1000\\}",
        "[{1000}]{2,7}",
        "(a|b){1,99}",
        ""
      })
  void may_repeat_as_people_do(String pattern) {
    assertThat(OperatorPattern.parse(pattern)).hasToString(pattern);
  }

  @Test
  @DisplayName("does not backtrack: what takes java.util.regex seconds is done at once")
  void does_not_backtrack() {
    OperatorPattern slowElsewhere = OperatorPattern.parse("(.*,){12}P");

    assertThatCode(
            () -> slowElsewhere.matches("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21"))
        .doesNotThrowAnyException();
    assertThat(slowElsewhere.matches(",".repeat(256))).isFalse();
  }
}
