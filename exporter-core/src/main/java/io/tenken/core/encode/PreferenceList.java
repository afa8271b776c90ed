package io.tenken.core.encode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client prefers, as in {@code a;x=y;q=0.5, b}: of the headers {@code Accept} and {@code
 * Accept-Encoding}. Entries with an unusable weight are left out, and so is everything beyond the
 * first 64.
 *
 * <p>Source: RFC 9110, sections 5.6.6 and 12.4.2.
 */
record PreferenceList(List<Preference> preferences) {

  private static final int MOST_ENTRIES = 64;
  private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

  PreferenceList {
    preferences = List.copyOf(preferences);
  }

  static PreferenceList parse(String header) {
    List<Preference> preferences = new ArrayList<>();
    for (String entry : header.split(",", MOST_ENTRIES + 1)) {
      if (preferences.size() < MOST_ENTRIES) {
        preference(entry).ifPresent(preferences::add);
      }
    }
    return new PreferenceList(preferences);
  }

  private static Optional<Preference> preference(String entry) {
    String[] parts = entry.split(";", -1);
    String name = parts[0].strip().toLowerCase(Locale.ROOT);
    Map<String, String> parameters = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals >= 0) {
        String key = parts[i].substring(0, equals).strip().toLowerCase(Locale.ROOT);
        parameters.putIfAbsent(key, unquoted(parts[i].substring(equals + 1).strip()));
      }
    }
    String weight = parameters.getOrDefault("q", "1");
    if (name.isEmpty() || !WEIGHT.matcher(weight).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Preference(name, parameters, Double.parseDouble(weight)));
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /**
   * One entry.
   *
   * @param name in lower case
   * @param parameters by name in lower case
   * @param weight from 0, never, to 1
   */
  record Preference(String name, Map<String, String> parameters, double weight) {
    Preference {
      parameters = Map.copyOf(parameters);
    }
  }
}
