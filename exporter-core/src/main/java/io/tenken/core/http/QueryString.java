package io.tenken.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a query, decoded strictly: what is no percent-encoded UTF-8 is refused, never
 * replaced.
 *
 * @param parameters the values of each name, in the order in which they were sent
 */
record QueryString(Map<String, List<String>> parameters) {

  QueryString {
    parameters = Map.copyOf(parameters);
  }

  /**
   * @param query without the question mark, as it was sent
   * @throws HttpProblem (400) if it can't be decoded
   */
  static QueryString parse(String query) throws HttpProblem {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
      }
    }
    return new QueryString(parameters);
  }

  /** In the order in which they were sent; empty if there are none. */
  List<String> values(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  private static String decoded(String text) throws HttpProblem {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(hexDigit(text, i + 1) << 4 | hexDigit(text, i + 2));
        i += 2;
      } else if (c > '~') {
        throw HttpProblem.badRequest("the query has a character that is not percent-encoded");
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException notUtf8) {
      throw HttpProblem.badRequest("the query is not UTF-8");
    }
  }

  private static int hexDigit(String text, int index) throws HttpProblem {
    int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
    if (digit < 0) {
      throw HttpProblem.badRequest("the query has a % without two hexadecimal digits");
    }
    return digit;
  }
}
