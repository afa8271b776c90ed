package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

@Label("The text of a label, whatever was foreign,")
class LabelTextPropertyTest {

  @Property
  @Label("is valid UTF-8 of at most 256 bytes, and clean for good")
  void is_always_fit(@ForAll @StringLength(max = 400) String text) {
    String clean = LabelText.clean(text);

    assertThat(clean.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(256);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(clean)).isTrue();
    assertThat(clean.chars()).noneMatch(Character::isISOControl);
    assertThat(LabelText.clean(clean)).isSameAs(clean);
  }
}
