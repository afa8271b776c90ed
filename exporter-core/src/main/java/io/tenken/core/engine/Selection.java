package io.tenken.core.engine;

import java.util.HashSet;
import java.util.Set;

/**
 * A choice of names: of collectors or of metrics. {@link Only} with an empty set chooses nothing;
 * it never means "all".
 */
public sealed interface Selection {

  boolean includes(String name);

  /** True if everything that {@code other} includes is included here, too. */
  boolean covers(Selection other);

  /** What is included here, in {@code other} or in both. */
  default Selection union(Selection other) {
    if (this instanceof Only mine && other instanceof Only theirs) {
      Set<String> names = new HashSet<>(mine.names());
      names.addAll(theirs.names());
      return new Only(names);
    }
    return all();
  }

  static Selection all() {
    return new All();
  }

  static Selection only(Set<String> names) {
    return new Only(names);
  }

  /** Every name. */
  record All() implements Selection {
    @Override
    public boolean includes(String name) {
      return true;
    }

    @Override
    public boolean covers(Selection other) {
      return true;
    }
  }

  /** These names and no other. */
  record Only(Set<String> names) implements Selection {
    public Only {
      names = Set.copyOf(names);
    }

    @Override
    public boolean includes(String name) {
      return names.contains(name);
    }

    @Override
    public boolean covers(Selection other) {
      return other instanceof Only only && names.containsAll(only.names());
    }
  }
}
