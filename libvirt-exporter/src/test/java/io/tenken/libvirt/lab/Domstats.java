package io.tenken.libvirt.lab;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What {@code virsh domstats} says, by guest and field. */
record Domstats(Map<String, Map<String, String>> guests) {

  static Domstats parse(String output) {
    Map<String, Map<String, String>> guests = new TreeMap<>();
    Map<String, String> fields = new HashMap<>();
    for (String line : output.lines().map(String::strip).toList()) {
      if (line.startsWith("Domain: '")) {
        fields = new HashMap<>();
        guests.put(line.substring("Domain: '".length(), line.length() - 1), fields);
      } else if (line.indexOf('=') > 0) {
        int equals = line.indexOf('=');
        fields.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return new Domstats(guests);
  }

  Map<String, String> of(String guest) {
    return guests.getOrDefault(guest, Map.of());
  }
}
