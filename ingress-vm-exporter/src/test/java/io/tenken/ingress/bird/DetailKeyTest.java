package io.tenken.ingress.bird;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The key of a detail line")
class DetailKeyTest {

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void is_found_by_its_bytes(DetailKind kind) {
    for (String text : kind.keys()) {
      byte[] line = ("  " + text + " :").getBytes(UTF_8);

      DetailKey key = DetailKey.of(line, 2, line.length - 2);

      assertThat(key).hasToString(text).extracting(DetailKey::kind).isEqualTo(kind);
    }
  }

  @Test
  void stands_for_one_thing() {
    List<String> all = Stream.of(DetailKind.values()).flatMap(k -> k.keys().stream()).toList();

    assertThat(all).doesNotHaveDuplicates().hasSizeLessThan(64);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "",
        "S",
        "state",
        "Import limi",
        "Import limits",
        "Größe",
        "Neighbor ad\u0000ress"
      })
  void is_none_if_it_differs_in_a_single_byte(String text) {
    byte[] bytes = text.getBytes(UTF_8);

    assertThat(DetailKey.of(bytes, 0, bytes.length)).isNull();
  }
}
