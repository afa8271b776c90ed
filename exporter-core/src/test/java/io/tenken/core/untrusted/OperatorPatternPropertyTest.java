package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

@Label("A pattern of the operator, whatever it is,")
class OperatorPatternPropertyTest {

  @Property
  @Label("is either taken or refused with a reason")
  void is_taken_or_refused(
      @ForAll
          @Chars({'(', ')', '[', ']', '{', '}', '\\', '?', '*', ',', '^', 'p', 'Q', 'E', '|'})
          @CharRange(from = '0', to = '9')
          @StringLength(max = 40)
          String pattern) {
    try {
      assertThat(OperatorPattern.parse(pattern)).hasToString(pattern);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("pattern \"" + pattern + "\": ");
    }
  }
}
