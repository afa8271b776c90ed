package io.tenken.dirtyflow.openflow;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A port as a flow refers to it: by number, or by name where the dump was made with names. */
public sealed interface PortRef {

  /**
   * A port number, reserved ones included.
   *
   * @param port in the 32-bit numbering of OpenFlow 1.1 and later, unsigned; {@link #ofWire} maps
   *     the reserved numbers of OpenFlow 1.0
   */
  record Numbered(int port) implements PortRef {
    /** A reserved number that has no name is written in 16 bits, as Open vSwitch does. */
    @Override
    public String toString() {
      boolean reserved = (port | 0xff) == -1;
      return reservedName().orElse(Integer.toUnsignedString(reserved ? port & 0xffff : port));
    }

    /** {@code LOCAL}, {@code NORMAL} and so on; empty for a port of the bridge. */
    public Optional<String> reservedName() {
      return Optional.ofNullable(Reserved.NAMES.get(port));
    }
  }

  /** A port whose number the dump does not tell. */
  record Named(String name) implements PortRef {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A port number as it is read: 16-bit reserved numbers become their 32-bit ones. */
  static Numbered ofWire(int port) {
    boolean oldReserved = port >= 0xff00 && port <= 0xffff;
    return new Numbered(oldReserved ? port | 0xffff_0000 : port);
  }

  /** The reserved port of this name, in any case; empty if it is not one. */
  static Optional<Numbered> reserved(String name) {
    return Optional.ofNullable(Reserved.NUMBERS.get(name)).map(Numbered::new);
  }

  /** What Open vSwitch has for a field that holds no port yet. */
  Numbered UNSET = new Numbered(0xffff_fff7);

  /** The port that a packet came from. */
  Numbered IN_PORT = new Numbered(0xffff_fff8);

  Numbered CONTROLLER = new Numbered(0xffff_fffd);
  Numbered LOCAL = new Numbered(0xffff_fffe);

  /** No port at all: 0xffff in OpenFlow 1.0. */
  Numbered ANY = new Numbered(0xffff_ffff);

  /** The reserved ports. Source: OpenFlow 1.5 section 4.5, and Open vSwitch for UNSET. */
  final class Reserved {
    static final Map<Integer, String> NAMES =
        Map.of(
            0xffff_fff7, "UNSET",
            0xffff_fff8, "IN_PORT",
            0xffff_fff9, "TABLE",
            0xffff_fffa, "NORMAL",
            0xffff_fffb, "FLOOD",
            0xffff_fffc, "ALL",
            0xffff_fffd, "CONTROLLER",
            0xffff_fffe, "LOCAL",
            0xffff_ffff, "ANY");

    static final Map<String, Integer> NUMBERS = numbers();

    private Reserved() {}

    private static Map<String, Integer> numbers() {
      Map<String, Integer> numbers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      NAMES.forEach((number, name) -> numbers.put(name, number));
      numbers.put("NONE", 0xffff_ffff);
      return numbers;
    }
  }
}
