package io.tenken.core.web;

import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.web.YamlNode.Listing;
import io.tenken.core.web.YamlNode.Mapping;
import io.tenken.core.web.YamlNode.Scalar;
import io.tenken.core.web.YamlNode.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One mapping of the configuration. A key without value counts as absent. Texts may be written as
 * numbers or flags ({@code X-XSS-Protection: 1}), as the toolkit has it, but not the other way
 * round.
 */
final class Section {

  private static final YamlNode NOTHING = new Scalar(1, "", ScalarType.NOTHING);

  private final Place place;
  private final Map<String, YamlNode> entries;

  private Section(Place place, Map<String, YamlNode> entries) {
    this.place = place;
    this.entries = entries;
  }

  /**
   * @param knownKeys in the order of the documentation; any other is an error
   */
  static Section of(Place place, YamlNode node, List<String> knownKeys)
      throws ConfigurationException {
    Section section = mapping(place, node);
    for (Map.Entry<String, YamlNode> entry : section.entries.entrySet()) {
      if (!knownKeys.contains(entry.getKey())) {
        throw place
            .child(entry.getValue().line(), entry.getKey())
            .wrong("unknown key; known here: " + String.join(", ", knownKeys));
      }
    }
    return section;
  }

  private static Section mapping(Place place, YamlNode node) throws ConfigurationException {
    if (isNothing(node)) {
      return new Section(place, Map.of());
    }
    if (node instanceof Mapping mapping) {
      return new Section(place, mapping.entries());
    }
    throw place.wrong("expected keys and values, not " + node.kind());
  }

  /** Whether nothing at all is configured here. */
  boolean isEmpty() {
    return entries.values().stream().allMatch(Section::isNothing);
  }

  /** Where the section itself stands. */
  Place place() {
    return place;
  }

  /** Where a key stands, or the section if it is absent. */
  Place placeOf(String key) {
    YamlNode node = entries.get(key);
    return node == null ? place : place.child(node.line(), key);
  }

  boolean has(String key) {
    return !isNothing(value(key));
  }

  private YamlNode value(String key) {
    return entries.getOrDefault(key, NOTHING);
  }

  /** Empty if absent. */
  Section section(String key, List<String> knownKeys) throws ConfigurationException {
    return has(key) ? of(placeOf(key), value(key), knownKeys) : new Section(place, Map.of());
  }

  /** A blank text counts as absent. */
  Optional<Located> text(String key) throws ConfigurationException {
    if (!has(key)) {
      return Optional.empty();
    }
    Located text = scalar(placeOf(key), value(key));
    return text.text().isBlank() ? Optional.empty() : Optional.of(text);
  }

  boolean flag(String key, boolean otherwise) throws ConfigurationException {
    if (!has(key)) {
      return otherwise;
    }
    if (value(key) instanceof Scalar scalar && scalar.type() == ScalarType.FLAG) {
      return List.of("true", "yes", "on").contains(scalar.text().toLowerCase(Locale.ROOT));
    }
    throw placeOf(key).wrong("expected true or false, not " + value(key).kind());
  }

  /** A whole number from 0 to {@code most}. */
  OptionalInt number(String key, int most) throws ConfigurationException {
    if (!has(key)) {
      return OptionalInt.empty();
    }
    if (value(key) instanceof Scalar scalar
        && scalar.type() == ScalarType.NUMBER
        && scalar.text().matches("[0-9]{1,9}")
        && Integer.parseInt(scalar.text()) <= most) {
      return OptionalInt.of(Integer.parseInt(scalar.text()));
    }
    throw placeOf(key).wrong("expected a whole number from 0 to " + most);
  }

  List<Located> texts(String key) throws ConfigurationException {
    if (!has(key)) {
      return List.of();
    }
    if (!(value(key) instanceof Listing listing)) {
      throw placeOf(key).wrong("expected a list, not " + value(key).kind());
    }
    List<Located> texts = new ArrayList<>();
    for (int i = 0; i < listing.items().size(); i++) {
      YamlNode item = listing.items().get(i);
      texts.add(scalar(new Place(place.file(), item.line(), path(key, i)), item));
    }
    return texts;
  }

  private String path(String key, int index) {
    return placeOf(key).key() + "[" + index + "]";
  }

  /** The values of a mapping whose keys are the operator's; empty if absent. */
  Map<String, Located> textsByKey(String key) throws ConfigurationException {
    Map<String, Located> texts = new LinkedHashMap<>();
    if (has(key)) {
      Section section = mapping(placeOf(key), value(key));
      for (Map.Entry<String, YamlNode> entry : section.entries.entrySet()) {
        texts.put(entry.getKey(), scalar(section.placeOf(entry.getKey()), entry.getValue()));
      }
    }
    return texts;
  }

  private static Located scalar(Place place, YamlNode node) throws ConfigurationException {
    if (node instanceof Scalar scalar) {
      return new Located(place, isNothing(scalar) ? "" : scalar.text());
    }
    throw place.wrong("expected a text, not " + node.kind());
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof Scalar scalar && scalar.type() == ScalarType.NOTHING;
  }
}
