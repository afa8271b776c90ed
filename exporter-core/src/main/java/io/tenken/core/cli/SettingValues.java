package io.tenken.core.cli;

import io.tenken.core.log.QuotedText;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What was given for the settings: all known, all readable. Immutable. */
final class SettingValues implements Settings {

  /**
   * What was given for one setting.
   *
   * @param origin how the operator gave it: {@code --log.level}, or the environment variable
   */
  record Given(String origin, List<String> texts) {}

  private final Map<String, Setting<?>> known;
  private final Map<String, Given> given;

  private SettingValues(Map<String, Setting<?>> known, Map<String, Given> given) {
    this.known = Map.copyOf(known);
    this.given = Map.copyOf(given);
  }

  /**
   * @param given by the name of the setting
   * @throws ConfigurationException for the first value that its setting does not take
   */
  static SettingValues of(List<Setting<?>> settings, Map<String, Given> given)
      throws ConfigurationException {
    Map<String, Setting<?>> known = new LinkedHashMap<>();
    for (Setting<?> setting : settings) {
      if (known.put(setting.name(), setting) != null) {
        throw new IllegalStateException("two settings are called " + setting.name());
      }
    }
    SettingValues values = new SettingValues(known, given);
    for (Setting<?> setting : settings) {
      values.check(setting);
    }
    return values;
  }

  @Override
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(
            () -> new IllegalArgumentException("--" + setting.name() + " has no value or default"));
  }

  @Override
  public <T> Optional<T> find(Setting<T> setting) {
    List<T> values = all(setting);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  @Override
  public <T> List<T> all(Setting<T> setting) {
    if (!known.containsKey(setting.name())) {
      throw new IllegalArgumentException("--" + setting.name() + " is no setting of this command");
    }
    Given texts = given.get(setting.name());
    List<String> source = texts == null ? setting.defaults() : texts.texts();
    return source.stream().map(setting.parser()).toList();
  }

  /** True if the operator has said something; false where only the default speaks. */
  boolean isGiven(Setting<?> setting) {
    return given.containsKey(setting.name());
  }

  private void check(Setting<?> setting) throws ConfigurationException {
    Given texts = given.get(setting.name());
    if (texts == null) {
      return;
    }
    for (String text : texts.texts()) {
      try {
        Objects.requireNonNull(setting.parser().apply(text));
      } catch (IllegalArgumentException refused) {
        throw new ConfigurationException(
            "%s %s: %s".formatted(texts.origin(), QuotedText.of(text), refused.getMessage()),
            refused);
      }
    }
  }
}
