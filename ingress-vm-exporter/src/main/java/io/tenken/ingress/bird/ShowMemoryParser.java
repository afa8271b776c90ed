package io.tenken.ingress.bird;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Reads {@code show memory} of BIRD 1.6, 2 and 3: a purpose, a colon, a number with a unit. From
 * BIRD 2 on a second number tells the overhead of the first; it is left out.
 */
final class ShowMemoryParser {

  private static final int MEMORY = 1018;

  private static final Map<String, Double> UNITS =
      Map.of("B", 1.0, "kB", 1024.0, "MB", 1024.0 * 1024, "GB", 1024.0 * 1024 * 1024);

  private ShowMemoryParser() {}

  /** Bytes by purpose: {@code routing_tables}, {@code protocols}, {@code total} … */
  static Map<String, Double> parse(BirdReply reply) {
    Map<String, Double> bytes = new LinkedHashMap<>();
    for (ReplyLine line : reply.lines()) {
      int colon = line.code() == MEMORY ? line.text().indexOf(':') : -1;
      if (colon > 0) {
        String purpose = line.text().substring(0, colon).strip().toLowerCase(Locale.ROOT);
        bytes(line.text().substring(colon + 1))
            .ifPresent(value -> bytes.put(purpose.replace(' ', '_'), value));
      }
    }
    return bytes;
  }

  private static OptionalDouble bytes(String text) {
    List<String> words = Words.of(text, 1);
    Double unit = words.size() < 2 ? null : UNITS.get(words.get(1));
    if (unit == null) {
      return OptionalDouble.empty();
    }
    OptionalDouble number = Decimal.parse(words.get(0));
    return number.isPresent() ? OptionalDouble.of(number.getAsDouble() * unit) : number;
  }
}
