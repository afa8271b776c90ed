package io.tenken.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("A number")
class NumberTextPropertyTest {

  @Property
  @Label("survives as a double that people write")
  void shortDoublesSurvive(@ForAll double value) {
    assertThat(Double.parseDouble(NumberText.of(value))).isEqualTo(value);
    assertThat(Double.parseDouble(NumberText.boundary(value))).isEqualTo(value + 0.0);
  }

  @Property
  @Label("survives as any bits of a double")
  void anyDoubleSurvives(@ForAll("finite") double value) {
    assertThat(Double.parseDouble(NumberText.of(value))).isEqualTo(value);
    assertThat(Double.parseDouble(NumberText.boundary(value))).isEqualTo(value + 0.0);
  }

  @Property
  @Label("survives as a long")
  void anyLongSurvives(@ForAll long value) {
    assertThat(Pages.valueInText(Pages.gauge(value))).isEqualTo(Long.toString(value));
  }

  @Provide
  static Arbitrary<Double> finite() {
    return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
  }
}
