package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class TextFuzzTest {

  /** Every text becomes a label that is short, clean and stays as it is. */
  @FuzzTest
  void becomes_a_label(byte[] utf16) {
    String label = LabelText.clean(new String(utf16, StandardCharsets.UTF_16BE));

    assertThat(label.getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(LabelText.MAX_BYTES);
    assertThat(label.chars().noneMatch(Character::isISOControl)).isTrue();
    assertThat(LabelText.clean(label)).isSameAs(label);
  }

  /** Every address loses its secrets, and nothing is left to be lost. */
  @FuzzTest
  void loses_its_secrets(byte[] uri) {
    String stripped = SafeUri.strip(new String(uri, StandardCharsets.ISO_8859_1));

    assertThat(SafeUri.strip(stripped)).isEqualTo(stripped);
  }

  /** Every pattern is compiled or refused, and matches in no time. */
  @FuzzTest
  void compiles_or_is_refused(byte[] patternAndText) {
    int middle = patternAndText.length / 2;
    String pattern = new String(patternAndText, 0, middle, StandardCharsets.UTF_8);
    String text =
        new String(patternAndText, middle, patternAndText.length - middle, StandardCharsets.UTF_8);
    try {
      OperatorPattern.parse(pattern).matches(text);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("pattern ");
    }
  }
}
