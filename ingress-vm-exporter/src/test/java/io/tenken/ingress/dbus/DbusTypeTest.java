package io.tenken.ingress.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A D-Bus signature")
class DbusTypeTest {

  @Test
  void tells_the_types_one_after_the_other() throws Exception {
    assertThat(DbusType.parse("")).isEmpty();
    assertThat(DbusType.parse("ybnqiuxtdsoghv")).hasSize(14);
    assertThat(DbusType.parse("sa(so)a{sv}"))
        .extracting(DbusType::code)
        .containsExactly('s', 'a', 'a');
    assertThat(DbusType.parse("a(ssssssouso)").get(0).parts().get(0).parts()).hasSize(10);
    assertThat(DbusType.parse("a{sv}").get(0).parts().get(0).code()).isEqualTo(DbusType.ENTRY);
  }

  @Test
  void tells_where_values_are_aligned() throws Exception {
    assertThat(DbusType.parse("ygvnqbiusohaxtd(y)a{yy}"))
        .extracting(DbusType::alignment)
        .containsExactly(1, 1, 1, 2, 2, 4, 4, 4, 4, 4, 4, 4, 8, 8, 8, 4);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      textBlock =
          """
          a       | ends too early
          (s      | empty or does not end
          ()      | empty or does not end
          s)      | has a ")" that is no type
          z       | has a "z" that is no type
          {sv}    | has a "{" that is no type
          a{vs}   | no key with a value
          a{s}    | no key with a value
          a{sss}  | no key with a value
          a{(s)s} | no key with a value
          """,
      delimiter = '|')
  void is_refused_where_it_makes_no_sense(String signature, String problem) {
    assertThatThrownBy(() -> DbusType.parse(signature))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void may_be_32_arrays_deep_and_255_characters_long() throws Exception {
    assertThat(DbusType.parse("a".repeat(32) + "s")).hasSize(1);
    assertThat(DbusType.parse("s".repeat(255))).hasSize(255);

    assertThatThrownBy(() -> DbusType.parse("a".repeat(33) + "s"))
        .hasMessageEndingWith("is nested too deeply");
    assertThatThrownBy(() -> DbusType.parse("(".repeat(33) + "s" + ")".repeat(33)))
        .hasMessageEndingWith("is nested too deeply");
    assertThatThrownBy(() -> DbusType.parse("a{s".repeat(17) + "s" + "}".repeat(17)))
        .hasMessageEndingWith("is nested too deeply");
    assertThatThrownBy(() -> DbusType.parse("s".repeat(256)))
        .hasMessage("signature of 256 characters");
  }
}
