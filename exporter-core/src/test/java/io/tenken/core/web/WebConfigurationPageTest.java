package io.tenken.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page about the web configuration")
class WebConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "web-configuration.md");

  @Test
  void names_every_key_and_value() throws IOException {
    List<String> known = new ArrayList<>(WebConfigReader.SECTIONS);
    known.addAll(TlsConfigReader.KEYS);
    known.addAll(List.of("http2", "headers", "interval", "burst"));
    known.addAll(HeaderRules.HEADERS.keySet());
    Arrays.stream(TlsVersion.values()).map(TlsVersion::name).forEach(known::add);
    known.addAll(List.of("CurveP256", "CurveP384", "CurveP521", "X25519"));

    assertThat(Files.readString(PAGE)).contains(known.stream().map("`%s`"::formatted).toList());
  }

  @Test
  @DisplayName("starts with a file that is right")
  void starts_with_a_file_that_is_right() throws Exception {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    String example = page.substring(begin, page.indexOf("```", begin));

    WebConfig config = WebConfigReader.parse(Path.of("web.yml"), example);

    assertThat(config.tls()).isPresent();
    assertThat(config.users()).containsOnlyKeys("prometheus");
  }
}
