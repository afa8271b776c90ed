package io.tenken.ingress.routing;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which daemon to ask, as the operator says: {@code auto} looks at the usual places, {@code none}
 * asks none, {@code /run/bird/bird.ctl} asks there, {@code edge=/run/edge.ctl} also gives it a
 * name.
 *
 * @param kind what was said
 * @param name for the label {@code daemon}; empty if none was given
 * @param path absent for {@code auto} and {@code none}
 */
public record SocketChoice(Kind kind, String name, Optional<Path> path) {

  /** What was said. */
  public enum Kind {
    AUTO,
    NONE,
    GIVEN
  }

  /**
   * @throws IllegalArgumentException if it is none of the four
   */
  public static SocketChoice parse(String text) {
    return switch (text) {
      case "auto" -> new SocketChoice(Kind.AUTO, "", Optional.empty());
      case "none" -> new SocketChoice(Kind.NONE, "", Optional.empty());
      default -> given(text);
    };
  }

  private static SocketChoice given(String text) {
    int slash = text.indexOf('/');
    boolean named = slash > 1 && text.charAt(slash - 1) == '=';
    if (slash != 0 && !named) {
      throw new IllegalArgumentException("expected auto, none, /PATH or NAME=/PATH");
    }
    String name = named ? text.substring(0, slash - 1) : "";
    return new SocketChoice(Kind.GIVEN, name, Optional.of(Path.of(text.substring(slash))));
  }

  /** The name given, or this one. */
  public String nameOr(String usual) {
    return name.isEmpty() ? usual : name;
  }
}
