package io.tenken.libvirt.view;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * One guest at one moment, or between two.
 *
 * @param name that the tenant gave it, or libvirt's
 * @param project that it belongs to; empty if not known
 * @param flavor that it was ordered as; empty if not known
 * @param state in a word
 * @param figures those that are known
 */
record GuestRow(
    String name, String project, String flavor, String state, Map<Figure, Double> figures) {

  GuestRow {
    figures = Map.copyOf(figures);
  }

  OptionalDouble figure(Figure figure) {
    Double value = figures.get(figure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
