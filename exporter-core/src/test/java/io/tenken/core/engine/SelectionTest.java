package io.tenken.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A selection of names")
class SelectionTest {

  private static final Selection ALL = Selection.all();
  private static final Selection NONE = Selection.only(Set.of());
  private static final Selection AB = Selection.only(Set.of("a", "b"));
  private static final Selection BC = Selection.only(Set.of("b", "c"));

  @Test
  @DisplayName("includes all, or those that it names; naming none is not naming all")
  void includes() {
    assertThat(ALL.includes("a")).isTrue();
    assertThat(AB.includes("a")).isTrue();
    assertThat(BC.includes("a")).isFalse();
    assertThat(NONE.includes("a")).isFalse();
  }

  @Test
  @DisplayName("covers what it includes wholly")
  void covers() {
    assertThat(ALL.covers(ALL)).isTrue();
    assertThat(ALL.covers(AB)).isTrue();
    assertThat(AB.covers(ALL)).isFalse();
    assertThat(AB.covers(AB)).isTrue();
    assertThat(AB.covers(NONE)).isTrue();
    assertThat(AB.covers(BC)).isFalse();
    assertThat(NONE.covers(AB)).isFalse();
  }

  @Test
  @DisplayName("and another one make one that includes what either does")
  void union() {
    assertThat(AB.union(BC)).isEqualTo(Selection.only(Set.of("a", "b", "c")));
    assertThat(AB.union(ALL)).isEqualTo(ALL);
    assertThat(ALL.union(NONE)).isEqualTo(ALL);
    assertThat(NONE.union(AB)).isEqualTo(AB);
  }
}
