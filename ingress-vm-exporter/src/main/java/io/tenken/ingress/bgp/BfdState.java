package io.tenken.ingress.bgp;

import java.util.Optional;

/** The states of RFC 5880 with its numbers. */
public enum BfdState {
  ADMIN_DOWN(0),
  DOWN(1),
  INIT(2),
  UP(3);

  private final int number;

  BfdState(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** As BIRD ({@code AdminDown}, {@code Up}) and FRR ({@code shutdown}, {@code up}) write it. */
  public static Optional<BfdState> parse(String text) {
    return switch (text) {
      case "AdminDown", "shutdown" -> Optional.of(ADMIN_DOWN);
      case "Down", "down" -> Optional.of(DOWN);
      case "Init", "init" -> Optional.of(INIT);
      case "Up", "up" -> Optional.of(UP);
      default -> Optional.empty();
    };
  }
}
