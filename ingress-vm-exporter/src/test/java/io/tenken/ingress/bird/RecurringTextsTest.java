package io.tenken.ingress.bird;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Texts that come again")
class RecurringTextsTest {

  private final RecurringTexts texts = new RecurringTexts();

  @Test
  void are_the_object_that_came_first() {
    String first = fresh("10.2.0.1");

    assertThat(texts.same(first)).isSameAs(first);
    assertThat(texts.same(fresh("10.2.0.1"))).isSameAs(first);
    assertThat(texts.same(fresh("10.2.0.2"))).isEqualTo("10.2.0.2");
  }

  @Test
  void are_equal_to_what_was_given_whatever_is_kept() {
    IntStream.range(0, 3 * RecurringTexts.MOST_KEPT)
        .mapToObj(i -> "peer-" + i % 5000)
        .forEach(text -> assertThat(texts.same(text)).isEqualTo(text));
  }

  @Test
  void are_not_kept_if_they_are_long() {
    String most = "x".repeat(RecurringTexts.MOST_CHARS);
    texts.same(most);
    texts.same(most + "y");

    String again = fresh(most + "y");
    assertThat(texts.same(fresh(most))).isSameAs(most);
    assertThat(texts.same(again)).isSameAs(again);
  }

  /** Equal to the text, and another object. */
  private static String fresh(String text) {
    return String.copyValueOf(text.toCharArray());
  }
}
