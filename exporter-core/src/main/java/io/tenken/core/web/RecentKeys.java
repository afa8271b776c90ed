package io.tenken.core.web;

import java.util.LinkedHashSet;
import java.util.Set;

/** The keys that were asked for last. Thread-safe. */
final class RecentKeys {

  private final int capacity;
  private final Set<String> keys = new LinkedHashSet<>();

  RecentKeys(int capacity) {
    this.capacity = capacity;
  }

  /** Whether it is there; it is the most recent one then. */
  synchronized boolean contains(String key) {
    return keys.remove(key) && keys.add(key);
  }

  synchronized void add(String key) {
    keys.remove(key);
    if (keys.size() >= capacity) {
      keys.remove(keys.iterator().next());
    }
    keys.add(key);
  }
}
