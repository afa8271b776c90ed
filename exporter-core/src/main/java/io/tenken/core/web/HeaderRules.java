package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The response headers that an operator may set, and to what: those of the toolkit. */
final class HeaderRules {

  /** Values that are allowed; none: any. */
  static final Map<String, List<String>> HEADERS =
      Map.of(
          "Content-Security-Policy", List.of(),
          "Strict-Transport-Security", List.of(),
          "X-Content-Type-Options", List.of("nosniff"),
          "X-Frame-Options", List.of("deny", "sameorigin"),
          "X-XSS-Protection", List.of());

  private HeaderRules() {}

  static Map<String, String> read(Section http) throws ConfigurationException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, Located> header : http.textsByKey("headers").entrySet()) {
      check(header.getKey(), header.getValue());
      if (!header.getValue().text().isBlank()) {
        headers.put(header.getKey(), header.getValue().text());
      }
    }
    return headers;
  }

  private static void check(String name, Located value) throws ConfigurationException {
    List<String> allowed = HEADERS.get(name);
    if (allowed == null) {
      throw value
          .place()
          .wrong(
              "this header can't be set; those that can are "
                  + String.join(", ", HEADERS.keySet().stream().sorted().toList()));
    }
    String text = value.text();
    if (!text.isBlank() && !allowed.isEmpty() && !allowed.contains(text)) {
      throw value
          .place()
          .wrong("\"%s\": allowed is %s".formatted(text, String.join(" or ", allowed)));
    }
    if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw value.place().wrong("a header holds printable ASCII characters of one line only");
    }
  }
}
