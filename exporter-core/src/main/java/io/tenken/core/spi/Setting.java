package io.tenken.core.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One option of an exporter: {@code --NAME=VALUE} on the command line, the same by environment
 * variable and argument file.
 *
 * @param name with dots, without dashes in front: {@code libvirt.uri}
 * @param placeholder what the help shows for the value: {@code URI}
 * @param help one sentence
 * @param defaults the text of the default; empty for none, several only where repeatable
 * @param repeatable may be given more than once
 * @param parser turns one text into a value, or throws {@link IllegalArgumentException} saying what
 *     was expected
 */
public record Setting<T>(
    String name,
    String placeholder,
    String help,
    List<String> defaults,
    boolean repeatable,
    Function<String, T> parser) {

  private static final String SWITCH = "true|false";

  public Setting {
    defaults = List.copyOf(defaults);
  }

  public static Setting<String> text(String name, String placeholder, String help, String value) {
    return of(name, placeholder, help, value, Function.identity());
  }

  public static Setting<Path> path(String name, String help, String value) {
    return of(name, "PATH", help, value, Path::of);
  }

  public static Setting<Boolean> flag(String name, String help, boolean value) {
    return of(name, SWITCH, help, Boolean.toString(value), Setting::parseBoolean);
  }

  public static Setting<Integer> number(String name, String help, int value, int least, int most) {
    return of(
        name, "NUMBER", help, Integer.toString(value), text -> parseNumber(text, least, most));
  }

  /** A duration as Prometheus writes it: {@code 1m30s}, {@code 500ms}. */
  public static Setting<Duration> duration(String name, String help, String value) {
    return of(name, "DURATION", help, value, Durations::parse);
  }

  /** One of the names of an enum, in lower case. */
  public static <E extends Enum<E>> Setting<E> choice(
      String name, String help, Class<E> type, E value) {
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(Setting::choiceName)
            .collect(Collectors.joining("|"));
    return of(name, names, help, choiceName(value), text -> parseChoice(text, type, names));
  }

  /** True if the name alone turns it on, and {@code --no-NAME} off. */
  public boolean isSwitch() {
    return placeholder.equals(SWITCH);
  }

  /** The same setting, to be given any number of times; absent by default. */
  public Setting<T> severalTimes() {
    return new Setting<>(name, placeholder, help, List.of(), true, parser);
  }

  private static <T> Setting<T> of(
      String name, String placeholder, String help, String value, Function<String, T> parser) {
    List<String> defaults = value.isEmpty() ? List.of() : List.of(value);
    return new Setting<>(name, placeholder, help, defaults, false, parser);
  }

  private static String choiceName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E parseChoice(String text, Class<E> type, String names) {
    for (E constant : type.getEnumConstants()) {
      if (choiceName(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("expected " + names);
  }

  private static Boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false");
    };
  }

  private static Integer parseNumber(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below, with the bounds
    }
    throw new IllegalArgumentException("expected a number from " + least + " to " + most);
  }
}
