package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DER")
class DerTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536, 100_000})
  void is_read_as_it_was_written(int length) {
    byte[] content = new byte[length];

    byte[] encoded =
        Der.encode(
            Der.SEQUENCE,
            Der.encode(Der.OCTET_STRING, content),
            Der.encode(Der.INTEGER, new byte[] {7}));

    assertThat(Der.elements(encoded)).hasSize(2);
    assertThat(Der.elements(encoded).get(0).tag).isEqualTo(Der.OCTET_STRING);
    assertThat(Der.elements(encoded).get(0).content).isEqualTo(content);
    assertThat(Der.elements(encoded).get(1).content).containsExactly(7);
  }

  @Test
  void is_written_as_the_standard_says() {
    assertThat(Der.encode(Der.SEQUENCE, Der.encode(Der.NULL)))
        .isEqualTo(HexFormat.of().parseHex("30020500"));
    assertThat(Der.encode(Der.OCTET_STRING, new byte[200])).startsWith(0x04, 0x81, 0xC8);
    assertThat(Der.encode(Der.OCTET_STRING, new byte[300])).startsWith(0x04, 0x82, 0x01, 0x2C);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "30", "3003", "300304", "30020405", "3081", "3084ffffffff", "308500000000"})
  void is_refused_where_it_breaks_off(String hex) {
    byte[] broken = HexFormat.of().parseHex(hex);

    assertThatIllegalArgumentException().isThrownBy(() -> Der.elements(broken));
  }
}
