package io.tenken.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

@Label("A query")
class QueryStringPropertyTest {

  @Property
  @Label("gives back what was encoded")
  void encodedValuesSurvive(@ForAll @Size(max = 5) List<@StringLength(max = 20) String> values)
      throws HttpProblem {
    List<String> clean = values.stream().map(QueryStringPropertyTest::withoutHalves).toList();
    String query =
        clean.stream()
            .map(value -> "name%5B%5D=" + URLEncoder.encode(value, UTF_8))
            .collect(Collectors.joining("&"));
    assertThat(QueryString.parse(query).values("name[]")).isEqualTo(clean);
  }

  @Property
  @Label("of any characters is read or refused by 400")
  void anythingIsReadOrRefused(@ForAll String query) {
    try {
      QueryString.parse(query);
    } catch (HttpProblem refused) {
      assertThat(refused.answer().status()).isEqualTo(400);
    }
  }

  /** Half a pair of surrogates can't be encoded in UTF-8. */
  private static String withoutHalves(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }
}
