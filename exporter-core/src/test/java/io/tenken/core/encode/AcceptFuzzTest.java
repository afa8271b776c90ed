package io.tenken.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

class AcceptFuzzTest {

  private static final Set<String> CONTENT_TYPES =
      Set.copyOf(
          List.of(
              "text/plain; version=0.0.4; charset=utf-8",
              "text/plain; version=0.0.4; charset=utf-8; escaping=underscores",
              "application/openmetrics-text; version=1.0.0; charset=utf-8",
              "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores"));

  /** Whatever is asked for, nothing of it comes back. */
  @FuzzTest
  void is_answered_by_one_of_four_types(byte[] header) {
    AcceptHeader accepted = AcceptHeader.parse(text(header));

    assertThat(CONTENT_TYPES).contains(accepted.contentType());
    assertThat(accepted.contentType()).startsWith(accepted.format().contentType());
  }

  /** Every header decides something. */
  @FuzzTest
  void decides_on_an_encoding(byte[] header) {
    assertThat(AcceptEncoding.parse(text(header))).isNotNull();
  }

  private static String text(byte[] header) {
    return new String(header, StandardCharsets.ISO_8859_1);
  }
}
