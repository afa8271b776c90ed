package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The {@code name=value} arguments of a term in parentheses; each name is taken once. */
final class Parameters {

  private final Map<String, String> left = new LinkedHashMap<>();
  private final String text;

  private Parameters(String text) {
    this.text = text;
  }

  static Parameters of(Term term) {
    Parameters parameters = new Parameters(term.text());
    int at = term.argStart();
    while (at < term.argEnd()) {
      int stop = Term.end(term.bytes(), at, term.argEnd());
      String item = Numbers.exactText(term.bytes(), at, stop);
      int equals = item.indexOf('=');
      String name = equals < 0 ? item : item.substring(0, equals);
      String value = equals < 0 ? "" : item.substring(equals + 1);
      if (name.isEmpty() || parameters.left.putIfAbsent(name, value) != null) {
        throw parameters.wrong("has an argument twice or without name");
      }
      at = stop + 1;
    }
    return parameters;
  }

  Optional<String> take(String name) {
    return Optional.ofNullable(left.remove(name));
  }

  boolean takeFlag(String name) {
    Optional<String> value = take(name);
    if (value.isPresent() && !value.get().isEmpty()) {
      throw wrong("gives a value to the flag " + name);
    }
    return value.isPresent();
  }

  String text(String name) {
    return take(name).orElseThrow(() -> wrong("needs " + name));
  }

  long number(String name, int bits) {
    return parse(text(name), bits);
  }

  void requireNoOther() {
    if (!left.isEmpty()) {
      throw wrong("has unknown arguments " + left.keySet());
    }
  }

  static long parse(String digits, int bits) {
    byte[] bytes = digits.getBytes(StandardCharsets.UTF_8);
    return Numbers.number(bytes, 0, bytes.length, bits);
  }

  private FlowSyntaxException wrong(String what) {
    return new FlowSyntaxException("\"" + text + "\" " + what);
  }
}
