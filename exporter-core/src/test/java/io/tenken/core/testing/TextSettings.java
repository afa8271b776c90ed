package io.tenken.core.testing;

import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a test; what is not given has its default.
 *
 * @param texts as the operator would type them, by the name of the setting
 */
public record TextSettings(Map<String, List<String>> texts) implements Settings {

  @Override
  public <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow();
  }

  @Override
  public <T> Optional<T> find(Setting<T> setting) {
    return all(setting).stream().findFirst();
  }

  @Override
  public <T> List<T> all(Setting<T> setting) {
    List<String> values = texts.getOrDefault(setting.name(), setting.defaults());
    return values.stream().map(setting.parser()).toList();
  }
}
